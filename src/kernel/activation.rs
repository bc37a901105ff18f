//! Activation functions of neural networks, number by number, without a branch, so that the
//! compiler takes several at once.

/// e^x to within two units in the last place; 0 below -87, and no more than e^88.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    /// Adding and subtracting it rounds to the nearest whole number, whose low bits then stand in
    /// the last ones.
    const ROUND: f32 = 12_582_912.0;
    /// The logarithm of 2 in two parts, the first with so few digits that its products are exact.
    const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
    let tiny = x < -87.0;
    let x = x.clamp(-87.0, 88.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = x - n * LN_2.0 - n * LN_2.1;
    // Cephes, expf.
    let mut p = 1.987_569_1e-4;
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        p = p * r + c;
    }
    let y = p * (r * r) + r + 1.0;
    // The bits of ROUND below its last 9 vanish on the way to the exponent.
    let scale = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    if tiny { 0.0 } else { y * scale }
}

/// x σ(x), for σ the logistic function.
pub fn silu(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x *= logistic(*x));
}

/// x Φ(x), for Φ the normal distribution function.
pub fn gelu(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = (f64::from(*x) * normal(f64::from(*x))) as f32);
}

/// The gelu with Φ(x) taken as (1 + tanh(√(2/π) (x + 0.044715 x³)))/2, which is σ of twice the
/// argument.
pub fn gelu_tanh(numbers: &mut [f32]) {
    const TWICE: f32 = 1.595_769;
    numbers.iter_mut().for_each(|x| *x *= logistic(TWICE * (*x + 0.044_715 * *x * *x * *x)));
}

/// The gelu with Φ(x) taken as σ(1.702 x).
pub fn gelu_quick(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x *= logistic(1.702 * *x));
}

/// The larger of x and 0.
pub fn relu(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = x.max(0.0));
}

/// The square of the larger of x and 0.
pub fn relu_squared(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = x.max(0.0) * x.max(0.0));
}

#[inline(always)]
fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Φ(x) to within 1.2e-7 of itself: Numerical Recipes, erfcc.
#[inline(always)]
fn normal(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 10] = [
        0.170_872_77,
        -0.822_152_23,
        1.488_515_87,
        -1.135_203_98,
        0.278_868_07,
        -0.186_288_06,
        0.096_784_18,
        0.374_091_96,
        1.000_023_68,
        -1.265_512_23,
    ];
    let z = x.abs() * std::f64::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.5 * z);
    let polynomial = COEFFICIENTS.iter().fold(0.0, |p, c| p * t + c);
    let tail = 0.5 * t * exp_double(polynomial - z * z);
    if x < 0.0 { tail } else { 1.0 - tail }
}

/// e^x for x from -708 to 0, to within 1e-11 of itself; what is lower is taken as -708.
#[inline(always)]
fn exp_double(x: f64) -> f64 {
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let x = x.max(-708.0);
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let r = x - (shifted - ROUND) * std::f64::consts::LN_2;
    // The Taylor series: |r| is at most 0.35.
    let mut p = 1.0;
    for k in (1..=10).rev() {
        p = p * r / f64::from(k) + 1.0;
    }
    p * f64::from_bits((shifted.to_bits() << 52).wrapping_add(1.0_f64.to_bits()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> impl Iterator<Item = f32> {
        (-4000..=4000).map(|i| i as f32 / 250.0)
    }

    fn close(f: fn(&mut [f32]), exact: impl Fn(f64) -> f64, relative: f64, absolute: f64) {
        for x in grid() {
            let mut y = [x];
            f(&mut y);
            let exact = exact(f64::from(x));
            assert!(
                (f64::from(y[0]) - exact).abs() <= relative * exact.abs() + absolute,
                "{x}: {} {exact}",
                y[0]
            );
        }
    }

    #[test]
    fn exponentials_are_right_to_two_units_in_the_last_place() {
        for x in grid().map(|x| 5.4 * x) {
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= 2.4e-7 * exact, "{x}: {} {exact}", exp(x));
        }
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(f32::NAN).is_nan());
    }

    #[test]
    fn activations_are_what_they_are_called() {
        let logistic = |x: f64| 1.0 / (1.0 + (-x).exp());
        close(silu, |x| x * logistic(x), 4e-7, 1e-12);
        close(gelu_quick, |x| x * logistic(1.702 * x), 2e-6, 1e-12);
        let tanh = |x: f64| (2.0 / std::f64::consts::PI).sqrt() * (x + 0.044_715 * x * x * x);
        close(gelu_tanh, |x| 0.5 * x * (1.0 + tanh(x).tanh()), 1e-6, 1e-7);
        // The distribution function by Simpson's rule from 0.
        let density = |x: f64| (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let normal = |x: f64| {
            let (n, h) = (2000, x / 2000.0);
            let weight = |i: i32| if i == 0 || i == n { 1.0 } else { f64::from(2 + i % 2 * 2) };
            0.5 + h / 3.0 * (0..=n).map(|i| weight(i) * density(h * f64::from(i))).sum::<f64>()
        };
        close(gelu, |x| x * normal(x), 2e-7, 1e-9);
        close(relu, |x| x.max(0.0), 0.0, 0.0);
        close(relu_squared, |x| x.max(0.0).powi(2), 1e-7, 0.0);
    }
}
