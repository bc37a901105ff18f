//! Which points of a cloud stand out, and so are worth a name.

/// So many tokens at most are named because they stand out.
pub const MOST_OUTSTANDING: usize = 10;

/// Quantiles of large clouds are read from this many evenly spaced points.
const SAMPLE: usize = 4_000;
/// A point stands out when it is farther from the middle than this many times the middle half's
/// extent.
const FAR: f64 = 1.6;
/// Named points are at least this many of these extents apart.
const APART: f64 = 0.5;

/// At most `count` of the `candidates` that are far from the bulk of the cloud, the farthest first,
/// none of them beside another; distances are measured in the extent of the middle half along each
/// axis. None in a cloud without extent.
pub fn outstanding(
    xy: &[[f32; 2]],
    count: usize,
    candidates: impl IntoIterator<Item = usize>,
) -> Vec<usize> {
    let middle = [middle_half(xy, 0), middle_half(xy, 1)];
    let [Some(x), Some(y)] = middle else { return Vec::new() };
    let scaled = |at: &[f32; 2]| {
        let along = |k: usize, [low, high]: [f64; 2]| {
            (f64::from(at[k]) - (low + high) / 2.0) / (high - low)
        };
        [along(0, x), along(1, y)]
    };
    let far = |index: usize| {
        let [x, y] = scaled(xy.get(index)?);
        let distance = x.hypot(y);
        (distance.is_finite() && distance > FAR).then_some((index, distance, [x, y]))
    };
    let mut all: Vec<(usize, f64, [f64; 2])> = candidates.into_iter().filter_map(far).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut named: Vec<(usize, [f64; 2])> = Vec::new();
    for (index, _, [x, y]) in all {
        if named.len() == count {
            break;
        }
        let apart = || named.iter().all(|(_, [u, v])| (x - u).hypot(y - v) > APART);
        if apart() {
            named.push((index, [x, y]));
        }
    }
    named.into_iter().map(|(index, _)| index).collect()
}

/// The first and the third quartile of a coordinate; none where they are one.
fn middle_half(xy: &[[f32; 2]], axis: usize) -> Option<[f64; 2]> {
    let step = xy.len().div_ceil(SAMPLE).max(1);
    let sample = xy.iter().step_by(step).map(|at| at[axis]);
    let mut values: Vec<f32> = sample.filter(|x| x.is_finite()).collect();
    values.sort_unstable_by(f32::total_cmp);
    let at = |share: f64| values.get((share * values.len() as f64) as usize).copied();
    let (low, high) = (f64::from(at(0.25)?), f64::from(at(0.75)?));
    (high > low).then_some([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bulk() -> Vec<[f32; 2]> {
        (0..400).map(|i| [(i % 20) as f32 / 19.0, (i / 20) as f32 / 19.0]).collect()
    }

    #[test]
    fn far_points_are_named_farthest_first_and_neighbours_once() {
        let mut xy = bulk();
        xy.extend([[4.0, 0.5], [0.5, -9.0], [4.01, 0.5], [f32::NAN, 0.0], [0.5, f32::INFINITY]]);
        let all = 0..xy.len();
        assert_eq!(outstanding(&xy, 8, all.clone()), [401, 402]);
        assert_eq!(outstanding(&xy, 1, all.clone()), [401]);
        // What stands beside one that is no candidate has its turn.
        assert_eq!(outstanding(&xy, 8, all.filter(|index| *index != 402)), [401, 400]);
        assert_eq!(outstanding(&xy, 8, [7, 400, 999]), [400], "the bulk is that of all");
    }

    #[test]
    fn nothing_stands_out_of_a_compact_cloud_or_of_none() {
        assert!(outstanding(&bulk(), 8, 0..400).is_empty());
        assert!(outstanding(&[[1.0, 2.0]; 30], 8, 0..30).is_empty());
        assert!(outstanding(&[], 8, 0..1).is_empty());
    }
}
