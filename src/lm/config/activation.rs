//! What is applied to each number.

/// What is applied to each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// x σ(x).
    Silu,
    /// x Φ(x).
    Gelu,
    /// With tanh for Φ.
    GeluTanh,
    /// With σ(1.702 x) for Φ.
    GeluQuick,
    /// max(x, 0).
    Relu,
    /// Its square.
    ReluSquared,
}

impl Activation {
    /// By the names that config.json gives.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "silu" | "swish" => Self::Silu,
            "gelu" | "gelu_python" => Self::Gelu,
            "gelu_new" | "gelu_fast" | "gelu_pytorch_tanh" | "gelu_python_tanh"
            | "gelu_accurate" => Self::GeluTanh,
            "quick_gelu" => Self::GeluQuick,
            "relu" => Self::Relu,
            "relu2" => Self::ReluSquared,
            _ => return None,
        })
    }

    pub(crate) fn apply(self, numbers: &mut [f32]) {
        match self {
            Self::Silu => kernel::silu(numbers),
            Self::Gelu => kernel::gelu(numbers),
            Self::GeluTanh => kernel::gelu_tanh(numbers),
            Self::GeluQuick => kernel::gelu_quick(numbers),
            Self::Relu => kernel::relu(numbers),
            Self::ReluSquared => kernel::relu_squared(numbers),
        }
    }
}
