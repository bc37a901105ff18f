use crate::words::{Noted, Reasons};
use theory::property::{Indexed, MainPlane, Members, NotTestable, Note, Quantity, Vanished};

pub const WORDS: Noted = Noted {
    note,
    quantity,
    joint: " ; ",
    reasons: Some(Reasons { reason, members, vanished, plane }),
};

fn note(note: &Note) -> &'static str {
    match note {
        Note::Change(..) => "{} {} → {}",
        Note::Quantity(..) => "{} {}",
        Note::FewRandomPairs { .. } => "seules {} paires aléatoires sur {} diffèrent",
        Note::Unkept { .. } => {
            "alerte numérique : la théorie dit conservée, changement mesuré {} ; l’arrondi fois {} permet {}"
        }
        Note::FitsAny { .. } => "exact par construction : n ≤ d + 1 ({} exemples, d = {})",
        Note::AllNeighbours { .. } => "par construction : sur {} autres tokens, tous sont voisins",
        Note::OneAnswer => "par construction : un seul token reste comme réponse",
        Note::OneToken => "par construction : un token unique est certain",
        Note::OneDimension => {
            "par construction : en une dimension, toutes les directions sont parallèles"
        }
        Note::Dependent { .. } => "n > {} : dépendant par construction",
        Note::OneVector(_) => "écarté, les deux tokens étant un seul vecteur : {}",
        Note::NoMeanDirection(_) => "écarté, faute de direction moyenne : {}",
        Note::FewContexts { .. } => "relatif aux {} contextes chargés, moins que d = {}",
        Note::Rank { .. } => "rang {} de {} différences",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "angles principaux {}",
        Note::PrincipalAngles(_) => "angles principaux {} et {}",
        Note::OtherAxes => "un autre nombre d’axes",
        Note::EqualAxes => "les deux axes ont la même valeur singulière : comparés à un tour près",
        Note::Between => "entre les deux",
        Note::Outside => "hors des deux",
        Note::Separable => "séparables",
        Note::NotSeparable => "non séparables",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "angle en degrés",
        Quantity::Beta => "β",
        Quantity::Ratio => "rapport",
        Quantity::Solved => "résolues",
        Quantity::Least => "minimum",
        Quantity::FirstNorm => "première norme",
        Quantity::EffectiveDimensions => "dimensions effectives",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "réponse attendue",
        Quantity::Faithfulness => "fidélité dans l’échantillon",
        Quantity::OnTarget => "décalage des log-cotes sur la cible",
        Quantity::LogProbability => "plus grand changement d’une log-probabilité",
        Quantity::Divergence => "divergence KL moyenne",
    }
}

fn reason(reason: &NotTestable) -> &'static str {
    match reason {
        NotTestable::Contexts => "demande des contextes",
        NotTestable::Tokens => "demande des tokens",
        NotTestable::Index { what: Indexed::Token, .. } => "demande le token {}, mais il y en a {}",
        NotTestable::Index { what: Indexed::Context, .. } => {
            "demande le contexte {}, mais il y en a {}"
        }
        NotTestable::Index { what: Indexed::Relation, .. } => {
            "demande la relation {}, mais il y en a {}"
        }
        NotTestable::Index { what: Indexed::Member, .. } => {
            "demande le membre {}, mais il y en a {}"
        }
        NotTestable::Zero(_) => "{} : longueur nulle",
        NotTestable::Axes(_) => {
            "{} : non défini, des valeurs singulières égales n’ont pas d’axes propres"
        }
        NotTestable::Few { .. } => "demande au moins {} {}, trouvé {}",
        NotTestable::NoVector { .. } => "demande un vecteur de {} nombres",
        NotTestable::Width { .. } => "le vecteur a {} nombres, attendu {}",
        NotTestable::Range => {
            "demande des vecteurs dont les carrés sont des nombres : longueurs entre 1e−100 et 1e100"
        }
        NotTestable::TooWide { .. } => {
            "demande toute une matrice {} × {} : trop grande pour la mémoire"
        }
        NotTestable::Unknown => "propriété inconnue",
        NotTestable::NoAnalogy => "demande deux paires de la famille sans token commun",
        NotTestable::Unsettled => "mesuré quand le mouvement se pose",
    }
}

fn members(what: Members) -> &'static str {
    match what {
        Members::Pairs => "paires",
        Members::Tokens => "tokens",
        Members::Families => "familles",
        Members::PositiveContexts => "contextes dans le groupe positif",
        Members::NegativeContexts => "contextes dans le groupe négatif",
        Members::PositiveTokens => "tokens dans l’ensemble positif",
        Members::NegativeTokens => "tokens dans l’ensemble négatif",
    }
}

fn vanished(what: Vanished) -> &'static str {
    match what {
        Vanished::Direction => "la direction",
        Vanished::MeanDirection => "la direction moyenne",
        Vanished::MeanDirectionHere => "une direction moyenne dans cette géométrie",
        Vanished::EveryDirectionHere => "toute direction dans cette géométrie",
        Vanished::Whitened => "la direction blanchie",
        Vanished::LogOddsStep => "le pas des log-cotes",
        Vanished::Profile => "le profil sur les contextes chargés",
        Vanished::EveryProfile => "le profil de chaque token",
        Vanished::CentredLogits => "la matrice des logits doublement centrée",
        Vanished::SteeringEffect => "l’effet du vecteur de pilotage",
        Vanished::TokenSpread => "la dispersion des tokens",
        Vanished::ContextSpread => "la dispersion des contextes",
        Vanished::TargetSpread => "la dispersion des cibles",
        Vanished::SetSpread => "la dispersion des deux ensembles",
        Vanished::SeenByContexts => "ce que les contextes voient de la direction",
        Vanished::Distribution => "ce que dit la distribution",
        Vanished::DirectionSeen => "ce que la distribution voit de la direction",
        Vanished::TargetsSeen => "ce que la distribution voit des cibles",
    }
}

fn plane(what: MainPlane) -> &'static str {
    match what {
        MainPlane::SingularValues => "le plan des deux plus grandes valeurs singulières",
        MainPlane::Components => "le plan des deux composantes principales",
    }
}
