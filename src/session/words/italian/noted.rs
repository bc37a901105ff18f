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
        Note::FewRandomPairs { .. } => "solo {} coppie casuali su {} sono diverse",
        Note::Unkept { .. } => {
            "avviso numerico: la teoria dice conservata, cambiamento misurato {}; l’arrotondamento per {} permette {}"
        }
        Note::FitsAny { .. } => "esatto per costruzione: n ≤ d + 1 ({} esempi, d = {})",
        Note::AllNeighbours { .. } => "per costruzione: di {} altri token tutti sono vicini",
        Note::OneAnswer => "per costruzione: resta un solo token come risposta",
        Note::OneToken => "per costruzione: un solo token è certo",
        Note::OneDimension => {
            "per costruzione: in una dimensione tutte le direzioni sono parallele"
        }
        Note::Dependent { .. } => "n > {}: dipendenti per costruzione",
        Note::OneVector(_) => "tralasciate, perché i due token sono un solo vettore: {}",
        Note::NoMeanDirection(_) => "tralasciate, perché non hanno direzione media: {}",
        Note::FewContexts { .. } => "rispetto ai {} contesti caricati, meno di d = {}",
        Note::Rank { .. } => "rango {} di {} differenze",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "angoli principali {}",
        Note::PrincipalAngles(_) => "angoli principali {} e {}",
        Note::OtherAxes => "un altro numero di assi",
        Note::EqualAxes => {
            "i due assi hanno lo stesso valore singolare: confronto a meno di una rotazione"
        }
        Note::Between => "tra i due",
        Note::Outside => "fuori dai due",
        Note::Separable => "separabili",
        Note::NotSeparable => "non separabili",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "angolo in gradi",
        Quantity::Beta => "β",
        Quantity::Ratio => "rapporto",
        Quantity::Solved => "risolte",
        Quantity::Least => "minimo",
        Quantity::FirstNorm => "prima norma",
        Quantity::EffectiveDimensions => "dimensioni efficaci",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "risposta attesa",
        Quantity::Faithfulness => "fedeltà nel campione",
        Quantity::OnTarget => "spostamento dei log-odds sul bersaglio",
        Quantity::LogProbability => "massimo cambiamento di una log-probabilità",
        Quantity::Divergence => "divergenza KL media",
    }
}

fn reason(reason: &NotTestable) -> &'static str {
    match reason {
        NotTestable::Contexts => "richiede contesti",
        NotTestable::Tokens => "richiede token",
        NotTestable::Index { what: Indexed::Token, .. } => "richiede il token {}, ma ce ne sono {}",
        NotTestable::Index { what: Indexed::Context, .. } => {
            "richiede il contesto {}, ma ce ne sono {}"
        }
        NotTestable::Index { what: Indexed::Relation, .. } => {
            "richiede la relazione {}, ma ce ne sono {}"
        }
        NotTestable::Index { what: Indexed::Member, .. } => {
            "richiede il membro {}, ma ce ne sono {}"
        }
        NotTestable::Zero(_) => "{}: lunghezza zero",
        NotTestable::Axes(_) => "{}: non definito, valori singolari uguali non hanno assi propri",
        NotTestable::Few { .. } => "richiede almeno {} {}, trovati {}",
        NotTestable::NoVector { .. } => "richiede un vettore di {} numeri",
        NotTestable::Width { .. } => "il vettore ha {} numeri, attesi {}",
        NotTestable::Range => {
            "richiede vettori i cui quadrati sono numeri: lunghezze tra 1e−100 e 1e100"
        }
        NotTestable::TooWide { .. } => {
            "richiede un’intera matrice {} × {}: troppo grande per la memoria"
        }
        NotTestable::Unknown => "proprietà sconosciuta",
        NotTestable::NoAnalogy => "richiede due coppie della famiglia senza token in comune",
        NotTestable::Unsettled => "misurata quando la mossa si ferma",
    }
}

fn members(what: Members) -> &'static str {
    match what {
        Members::Pairs => "coppie",
        Members::Tokens => "token",
        Members::Families => "famiglie",
        Members::PositiveContexts => "contesti nel gruppo positivo",
        Members::NegativeContexts => "contesti nel gruppo negativo",
        Members::PositiveTokens => "token nell’insieme positivo",
        Members::NegativeTokens => "token nell’insieme negativo",
    }
}

fn vanished(what: Vanished) -> &'static str {
    match what {
        Vanished::Direction => "la direzione",
        Vanished::MeanDirection => "la direzione media",
        Vanished::MeanDirectionHere => "una direzione media in questa geometria",
        Vanished::EveryDirectionHere => "ogni direzione in questa geometria",
        Vanished::Whitened => "la direzione sbiancata",
        Vanished::LogOddsStep => "il passo dei log-odds",
        Vanished::Profile => "il profilo sui contesti caricati",
        Vanished::EveryProfile => "il profilo di ogni token",
        Vanished::CentredLogits => "la matrice dei logit doppiamente centrata",
        Vanished::SteeringEffect => "l’effetto del vettore di steering",
        Vanished::TokenSpread => "la dispersione dei token",
        Vanished::ContextSpread => "la dispersione dei contesti",
        Vanished::TargetSpread => "la dispersione dei bersagli",
        Vanished::SetSpread => "la dispersione dei due insiemi",
        Vanished::SeenByContexts => "ciò che i contesti vedono della direzione",
        Vanished::Distribution => "ciò che la distribuzione dice",
        Vanished::DirectionSeen => "ciò che la distribuzione vede della direzione",
        Vanished::TargetsSeen => "ciò che la distribuzione vede dei bersagli",
    }
}

fn plane(what: MainPlane) -> &'static str {
    match what {
        MainPlane::SingularValues => "il piano dei due massimi valori singolari",
        MainPlane::Components => "il piano delle due componenti principali",
    }
}
