use crate::words::{Noted, Reasons};
use theory::property::{Indexed, MainPlane, Members, NotTestable, Note, Quantity, Vanished};

pub const WORDS: Noted = Noted {
    note,
    quantity,
    joint: "；",
    reasons: Some(Reasons { reason, members, vanished, plane }),
};

fn note(note: &Note) -> &'static str {
    match note {
        Note::Change(..) => "{} {} → {}",
        Note::Quantity(..) => "{} {}",
        Note::FewRandomPairs { .. } => "{1} 个随机对中只有 {0} 个不同",
        Note::Unkept { .. } => "数值警告：理论上保持，测得变化 {}；放大 {} 倍的舍入允许 {}",
        Note::FitsAny { .. } => "必然精确：n ≤ d + 1（{} 个样本，d = {}）",
        Note::AllNeighbours { .. } => "由构造决定：其余 {} 个词元全都是近邻",
        Note::OneAnswer => "由构造决定：只剩一个词元可作答案",
        Note::OneToken => "由构造决定：唯一的词元必然出现",
        Note::OneDimension => "由构造决定：一维中所有方向都平行",
        Note::Dependent { .. } => "n > {}：必然相关",
        Note::OneVector(_) => "已略去，因两个词元是同一向量：{}",
        Note::NoMeanDirection(_) => "已略去，因没有平均方向：{}",
        Note::FewContexts { .. } => "相对于已载入的 {} 个上下文，少于 d = {}",
        Note::Rank { .. } => "{1} 个差向量的秩为 {0}",
        Note::PrincipalAngles(angles) if angles.len() == 1 => "主角 {}",
        Note::PrincipalAngles(_) => "主角 {} 和 {}",
        Note::OtherAxes => "轴数不同",
        Note::EqualAxes => "两轴奇异值相同：除转动外比较",
        Note::Between => "在两者之间",
        Note::Outside => "在两者之外",
        Note::Separable => "可分",
        Note::NotSeparable => "不可分",
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Angle => "角度（度）",
        Quantity::Beta => "β",
        Quantity::Ratio => "比例",
        Quantity::Solved => "解出",
        Quantity::Least => "最小",
        Quantity::FirstNorm => "第一方向的范数",
        Quantity::EffectiveDimensions => "有效维数",
        Quantity::Auc => "AUC",
        Quantity::ExpectedReply => "预期回答",
        Quantity::Faithfulness => "样本内忠实度",
        Quantity::OnTarget => "目标对数几率的移动",
        Quantity::LogProbability => "对数概率的最大变化",
        Quantity::Divergence => "平均 KL 散度",
    }
}

fn reason(reason: &NotTestable) -> &'static str {
    match reason {
        NotTestable::Contexts => "需要上下文",
        NotTestable::Tokens => "需要词元",
        NotTestable::Index { what: Indexed::Token, .. } => "需要词元 {}，但只有 {} 个",
        NotTestable::Index { what: Indexed::Context, .. } => "需要上下文 {}，但只有 {} 个",
        NotTestable::Index { what: Indexed::Relation, .. } => "需要关系 {}，但只有 {} 个",
        NotTestable::Index { what: Indexed::Member, .. } => "需要成员 {}，但只有 {} 个",
        NotTestable::Zero(_) => "{}的长度为零",
        NotTestable::Axes(_) => "{}没有定义：相等的奇异值没有自己的轴",
        NotTestable::Few { .. } => "至少需要 {} 个{}，只有 {} 个",
        NotTestable::NoVector { .. } => "需要一个含 {} 个数的向量",
        NotTestable::Width { .. } => "向量有 {} 个数，应为 {} 个",
        NotTestable::Range => "需要平方仍为数的向量：长度在 1e−100 与 1e100 之间",
        NotTestable::TooWide { .. } => "需要完整的 {} × {} 矩阵：内存容不下",
        NotTestable::Unknown => "未知属性",
        NotTestable::NoAnalogy => "需要族中两对没有共同词元的词对",
        NotTestable::Unsettled => "变换停下后测量",
    }
}

fn members(what: Members) -> &'static str {
    match what {
        Members::Pairs => "词对",
        Members::Tokens => "词元",
        Members::Families => "词对族",
        Members::PositiveContexts => "正组上下文",
        Members::NegativeContexts => "负组上下文",
        Members::PositiveTokens => "正组词元",
        Members::NegativeTokens => "负组词元",
    }
}

fn vanished(what: Vanished) -> &'static str {
    match what {
        Vanished::Direction => "方向",
        Vanished::MeanDirection => "平均方向",
        Vanished::MeanDirectionHere => "此几何中的一个平均方向",
        Vanished::EveryDirectionHere => "此几何中的每个方向",
        Vanished::Whitened => "白化后的方向",
        Vanished::LogOddsStep => "对数几率的步",
        Vanished::Profile => "已载入上下文上的轮廓",
        Vanished::EveryProfile => "每个词元的轮廓",
        Vanished::CentredLogits => "双中心化的 logit 矩阵",
        Vanished::SteeringEffect => "引导向量的效果",
        Vanished::TokenSpread => "词元的离散",
        Vanished::ContextSpread => "上下文的离散",
        Vanished::TargetSpread => "目标的离散",
        Vanished::SetSpread => "两组的离散",
        Vanished::SeenByContexts => "上下文所见的方向部分",
        Vanished::Distribution => "分布所说的内容",
        Vanished::DirectionSeen => "分布所见的方向部分",
        Vanished::TargetsSeen => "分布所见的目标部分",
    }
}

fn plane(what: MainPlane) -> &'static str {
    match what {
        MainPlane::SingularValues => "两个最大奇异值的平面",
        MainPlane::Components => "两个主成分的平面",
    }
}
