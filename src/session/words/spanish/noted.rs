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
        Note::FewRandomPairs { .. } => "solo {} pares al azar de {} son distintos",
        Note::Unkept { .. } => {
            "aviso numérico: la teoría dice que se conserva, cambio medido {}; el redondeo por {} permite {}"
        }
        Note::FitsAny { .. } => "exacto por construcción: n ≤ d + 1 ({} muestras, d = {})",
        Note::AllNeighbours { .. } => "por construcción: de {} tokens restantes todos son vecinos",
        Note::OneAnswer => "por construcción: solo queda un token como respuesta",
        Note::OneToken => "por construcción: un único token es seguro",
        Note::OneDimension => {
            "por construcción: en una dimensión todas las direcciones son paralelas"
        }
        Note::Dependent { .. } => "n > {}: dependientes por construcción",
        Note::OneVector(_) => "fuera, pues ambos tokens son un mismo vector: {}",
        Note::NoMeanDirection(_) => "fuera, pues no tienen dirección media: {}",
        Note::FewContexts { .. } => "relativo a los {} contextos cargados, menos que d = {}",
        Note::Rank { .. } => "rango {} de {} diferencias",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "ángulos principales {}",
        Note::PrincipalAngles(_) => "ángulos principales {} y {}",
        Note::OtherAxes => "otro número de ejes",
        Note::EqualAxes => "ambos ejes tienen el mismo valor singular: comparados salvo un giro",
        Note::Between => "entre los dos",
        Note::Outside => "fuera de los dos",
        Note::Separable => "separables",
        Note::NotSeparable => "no separables",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "ángulo en grados",
        Quantity::Beta => "β",
        Quantity::Ratio => "razón",
        Quantity::Solved => "resueltas",
        Quantity::Least => "mínimo",
        Quantity::FirstNorm => "primera norma",
        Quantity::EffectiveDimensions => "dimensiones efectivas",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "respuesta esperada",
        Quantity::Faithfulness => "fidelidad en la muestra",
        Quantity::OnTarget => "cambio de log-odds del objetivo",
        Quantity::LogProbability => "mayor cambio de una log-probabilidad",
        Quantity::Divergence => "divergencia KL media",
    }
}

fn reason(reason: &NotTestable) -> &'static str {
    match reason {
        NotTestable::Contexts => "necesita contextos",
        NotTestable::Tokens => "necesita tokens",
        NotTestable::Index { what: Indexed::Token, .. } => "necesita el token {}, pero hay {}",
        NotTestable::Index { what: Indexed::Context, .. } => "necesita el contexto {}, pero hay {}",
        NotTestable::Index { what: Indexed::Relation, .. } => {
            "necesita la relación {}, pero hay {}"
        }
        NotTestable::Index { what: Indexed::Member, .. } => "necesita el miembro {}, pero hay {}",
        NotTestable::Zero(_) => "{} tiene longitud cero",
        NotTestable::Axes(_) => {
            "{} no se puede definir: valores singulares iguales no tienen ejes propios"
        }
        NotTestable::Few { .. } => "necesita al menos {} {}, hay {}",
        NotTestable::NoVector { .. } => "necesita un vector de {} números",
        NotTestable::Width { .. } => "el vector tiene {} números, se esperaban {}",
        NotTestable::Range => {
            "necesita vectores cuyos cuadrados sean números: longitudes entre 1e−100 y 1e100"
        }
        NotTestable::TooWide { .. } => {
            "necesita una matriz entera de {} × {}: demasiado grande para la memoria"
        }
        NotTestable::Unknown => "propiedad desconocida",
        NotTestable::NoAnalogy => "necesita dos pares de la familia sin tokens en común",
        NotTestable::Unsettled => "se mide cuando el movimiento se detiene",
    }
}

fn members(what: Members) -> &'static str {
    match what {
        Members::Pairs => "pares",
        Members::Tokens => "tokens",
        Members::Families => "familias",
        Members::PositiveContexts => "contextos en el grupo positivo",
        Members::NegativeContexts => "contextos en el grupo negativo",
        Members::PositiveTokens => "tokens en el conjunto positivo",
        Members::NegativeTokens => "tokens en el conjunto negativo",
    }
}

fn vanished(what: Vanished) -> &'static str {
    match what {
        Vanished::Direction => "la dirección",
        Vanished::MeanDirection => "la dirección media",
        Vanished::MeanDirectionHere => "una dirección media en esta geometría",
        Vanished::EveryDirectionHere => "toda dirección en esta geometría",
        Vanished::Whitened => "la dirección blanqueada",
        Vanished::LogOddsStep => "el paso de log-odds",
        Vanished::Profile => "el perfil sobre los contextos cargados",
        Vanished::EveryProfile => "el perfil de todo token",
        Vanished::CentredLogits => "la matriz de logits doblemente centrada",
        Vanished::SteeringEffect => "el efecto del vector de steering",
        Vanished::TokenSpread => "la dispersión de los tokens",
        Vanished::ContextSpread => "la dispersión de los contextos",
        Vanished::TargetSpread => "la dispersión de los objetivos",
        Vanished::SetSpread => "la dispersión de los dos conjuntos",
        Vanished::SeenByContexts => "lo que los contextos ven de la dirección",
        Vanished::Distribution => "lo que dice la distribución",
        Vanished::DirectionSeen => "lo que la distribución ve de la dirección",
        Vanished::TargetsSeen => "lo que la distribución ve de los objetivos",
    }
}

fn plane(what: MainPlane) -> &'static str {
    match what {
        MainPlane::SingularValues => "el plano de los dos mayores valores singulares",
        MainPlane::Components => "el plano de los dos componentes principales",
    }
}
