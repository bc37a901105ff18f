//! Activation functions of neural networks, without a branch: four numbers at a time where they are
//! made of exponentials, and otherwise as many as the compiler takes at once.

use crate::quad::Quad;

/// e^x to within two units in the last place; 0 below -87, and no more than e^88.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    exponential(Quad::all(x)).numbers()[0]
}

/// The same of four numbers.
#[inline(always)]
fn exponential(x: Quad) -> Quad {
    /// Adding and subtracting it rounds to the nearest whole number, whose low bits then stand in
    /// the last ones.
    const ROUND: f32 = 12_582_912.0;
    /// The logarithm of 2 in two parts, the first with so few digits that its products are exact.
    const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
    const LEAST: f32 = -87.0;
    let bounded = x.bounded(LEAST, 88.0);
    let shifted = Quad::all(ROUND).plus_product(bounded, Quad::all(std::f32::consts::LOG2_E));
    let n = shifted.plus(Quad::all(-ROUND));
    let r = bounded.plus_product(n, Quad::all(-LN_2.0)).plus_product(n, Quad::all(-LN_2.1));
    // Cephes, expf.
    let next = |p: Quad, coefficient: f32| Quad::all(coefficient).plus_product(p, r);
    let p = next(next(Quad::all(1.987_569_1e-4), 1.398_199_9e-3), 8.333_452e-3);
    let p = next(next(next(p, 4.166_579_6e-2), 1.666_666_5e-1), 0.5);
    let y = r.plus_product(p, r.times(r)).plus(Quad::all(1.0));
    // The bits of ROUND below its last 9 vanish on the way to the exponent.
    y.times(shifted.power_of_two()).where_not_below(x, LEAST)
}

/// x σ(x), for σ the logistic function.
pub fn silu(numbers: &mut [f32]) {
    fours(numbers, |x| x.times(logistic(x)));
}

/// x Φ(x), for Φ the normal distribution function.
pub fn gelu(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = (f64::from(*x) * normal(f64::from(*x))) as f32);
}

/// The gelu with Φ(x) taken as (1 + tanh(√(2/π) (x + 0.044715 x³)))/2, which is σ of twice the
/// argument.
pub fn gelu_tanh(numbers: &mut [f32]) {
    const TWICE: f32 = 1.595_769;
    fours(numbers, |x| {
        let cubic = x.plus_product(Quad::all(0.044_715).times(x).times(x), x);
        x.times(logistic(Quad::all(TWICE).times(cubic)))
    });
}

/// The gelu with Φ(x) taken as σ(1.702 x).
pub fn gelu_quick(numbers: &mut [f32]) {
    fours(numbers, |x| x.times(logistic(Quad::all(1.702).times(x))));
}

/// The larger of x and 0.
pub fn relu(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = x.max(0.0));
}

/// The square of the larger of x and 0.
pub fn relu_squared(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|x| *x = x.max(0.0) * x.max(0.0));
}

/// Four numbers and four more at a time, so that one need not wait for the other; the last ones
/// with zeros.
#[inline(always)]
fn fours(numbers: &mut [f32], of: impl Fn(Quad) -> Quad) {
    let (fours, rest) = numbers.as_chunks_mut();
    let (pairs, single) = fours.as_chunks_mut();
    for [a, b] in pairs {
        (*a, *b) = (of(Quad::of(*a)).numbers(), of(Quad::of(*b)).numbers());
    }
    let mut last = [0.0; 4];
    last[..rest.len()].copy_from_slice(rest);
    for four in single.iter_mut().chain([&mut last]) {
        *four = of(Quad::of(*four)).numbers();
    }
    rest.copy_from_slice(&last[..rest.len()]);
}

#[inline(always)]
fn logistic(x: Quad) -> Quad {
    let one = Quad::all(1.0);
    one.over(one.plus(exponential(Quad::all(0.0).minus(x))))
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
