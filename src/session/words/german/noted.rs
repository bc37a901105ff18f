use crate::words::{Noted, Reasons};
use theory::property::{Indexed, MainPlane, Members, NotTestable, Note, Quantity, Vanished};

pub const WORDS: Noted = Noted {
    note,
    quantity,
    joint: "; ",
    reasons: Some(Reasons { reason, members, vanished, plane }),
};

fn note(note: &Note) -> &'static str {
    match note {
        Note::Change(..) => "{} {} → {}",
        Note::Quantity(..) => "{} {}",
        Note::FewRandomPairs { .. } => "nur {} Zufallspaare von {} sind verschieden",
        Note::Unkept { .. } => {
            "numerische Warnung: die Theorie sagt erhalten, gemessene Änderung {}; Rundung mal {} erlaubt {}"
        }
        Note::FitsAny { .. } => "exakt schon durch den Aufbau: n ≤ d + 1 ({} Beispiele, d = {})",
        Note::AllNeighbours { .. } => {
            "schon durch den Aufbau: von {} anderen Tokens sind alle Nachbarn"
        }
        Note::OneAnswer => "schon durch den Aufbau: nur ein Token bleibt als Antwort",
        Note::OneToken => "schon durch den Aufbau: ein einziges Token ist gewiss",
        Note::OneDimension => {
            "schon durch den Aufbau: in einer Dimension sind alle Richtungen parallel"
        }
        Note::Dependent { .. } => "n > {}: abhängig schon durch den Aufbau",
        Note::OneVector(_) => "ausgelassen, da beide Tokens ein Vektor sind: {}",
        Note::NoMeanDirection(_) => "ausgelassen, da sie keine mittlere Richtung haben: {}",
        Note::FewContexts { .. } => "relativ zu den {} geladenen Kontexten, weniger als d = {}",
        Note::Rank { .. } => "Rang {} von {} Differenzen",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "Hauptwinkel {}",
        Note::PrincipalAngles(_) => "Hauptwinkel {} und {}",
        Note::OtherAxes => "eine andere Zahl von Achsen",
        Note::EqualAxes => {
            "beide Achsen haben denselben Singulärwert: bis auf eine Drehung verglichen"
        }
        Note::Between => "zwischen den beiden",
        Note::Outside => "außerhalb der beiden",
        Note::Separable => "trennbar",
        Note::NotSeparable => "nicht trennbar",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "Winkel in Grad",
        Quantity::Beta => "β",
        Quantity::Ratio => "Verhältnis",
        Quantity::Solved => "gelöst",
        Quantity::Least => "kleinster",
        Quantity::FirstNorm => "erste Norm",
        Quantity::EffectiveDimensions => "effektive Dimensionen",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "erwartete Antwort",
        Quantity::Faithfulness => "Treue auf denselben Daten",
        Quantity::OnTarget => "Verschiebung der Log-Odds auf das Ziel",
        Quantity::LogProbability => "größte Änderung einer Log-Wahrscheinlichkeit",
        Quantity::Divergence => "mittlere KL-Divergenz",
    }
}

fn reason(reason: &NotTestable) -> &'static str {
    match reason {
        NotTestable::Contexts => "braucht Kontexte",
        NotTestable::Tokens => "braucht Tokens",
        NotTestable::Index { what: Indexed::Token, .. } => "braucht Token {}, es gibt aber {}",
        NotTestable::Index { what: Indexed::Context, .. } => "braucht Kontext {}, es gibt aber {}",
        NotTestable::Index { what: Indexed::Relation, .. } => {
            "braucht Relation {}, es gibt aber {}"
        }
        NotTestable::Index { what: Indexed::Member, .. } => "braucht Mitglied {}, es gibt aber {}",
        NotTestable::Zero(_) => "{} hat Länge null",
        NotTestable::Axes(_) => {
            "{} ist nicht bestimmt: gleiche Singulärwerte haben keine eigenen Achsen"
        }
        NotTestable::Few { .. } => "braucht mindestens {} {}, gefunden: {}",
        NotTestable::NoVector { .. } => "braucht einen Vektor aus {} Zahlen",
        NotTestable::Width { .. } => "der Vektor hat {} Zahlen, erwartet {}",
        NotTestable::Range => {
            "braucht Vektoren, deren Quadrate Zahlen sind: Längen zwischen 1e−100 und 1e100"
        }
        NotTestable::TooWide { .. } => {
            "braucht eine ganze {} × {}-Matrix: zu groß für den Speicher"
        }
        NotTestable::Unknown => "unbekannte Eigenschaft",
        NotTestable::NoAnalogy => "braucht zwei Paare der Familie ohne gemeinsames Token",
        NotTestable::Unsettled => "gemessen, wenn der Zug zur Ruhe kommt",
    }
}

fn members(what: Members) -> &'static str {
    match what {
        Members::Pairs => "Paare",
        Members::Tokens => "Tokens",
        Members::Families => "Familien",
        Members::PositiveContexts => "Kontexte in der positiven Gruppe",
        Members::NegativeContexts => "Kontexte in der negativen Gruppe",
        Members::PositiveTokens => "Tokens in der positiven Menge",
        Members::NegativeTokens => "Tokens in der negativen Menge",
    }
}

fn vanished(what: Vanished) -> &'static str {
    match what {
        Vanished::Direction => "die Richtung",
        Vanished::MeanDirection => "die mittlere Richtung",
        Vanished::MeanDirectionHere => "eine mittlere Richtung in dieser Geometrie",
        Vanished::EveryDirectionHere => "jede Richtung in dieser Geometrie",
        Vanished::Whitened => "die geweißte Richtung",
        Vanished::LogOddsStep => "der Log-Odds-Schritt",
        Vanished::Profile => "das Profil über die geladenen Kontexte",
        Vanished::EveryProfile => "das Profil jedes Tokens",
        Vanished::CentredLogits => "die doppelt zentrierte Logit-Matrix",
        Vanished::SteeringEffect => "die Wirkung des Steering-Vektors",
        Vanished::TokenSpread => "die Streuung der Tokens",
        Vanished::ContextSpread => "die Streuung der Kontexte",
        Vanished::TargetSpread => "die Streuung der Ziele",
        Vanished::SetSpread => "die Streuung der beiden Mengen",
        Vanished::SeenByContexts => "was die Kontexte von der Richtung sehen",
        Vanished::Distribution => "was die Verteilung sagt",
        Vanished::DirectionSeen => "was die Verteilung von der Richtung sieht",
        Vanished::TargetsSeen => "was die Verteilung von den Zielen sieht",
    }
}

fn plane(what: MainPlane) -> &'static str {
    match what {
        MainPlane::SingularValues => "die Ebene der beiden größten Singulärwerte",
        MainPlane::Components => "die Ebene der beiden ersten Hauptkomponenten",
    }
}
