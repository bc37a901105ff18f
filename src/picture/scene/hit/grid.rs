//! A uniform grid over a cloud, built in one counting pass, for nearest-point questions.

use crate::scene::Bounds;

/// Points a cell that the grid aims at.
const FILL: usize = 2;
/// Most cells along one side.
const MAX_SIDE: usize = 1024;

/// The points of a cloud by cell. Points outside the bulk of the cloud belong to the cells at the
/// rim.
#[derive(Debug)]
pub(super) struct Grid {
    corner: [f64; 2],
    per_unit: [f64; 2],
    side: usize,
    /// `starts[c]..starts[c + 1]` is the part of `members` that lies in cell c.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Grid {
    /// Indexes a cloud; points that are not finite are left out.
    pub(super) fn new(xy: &[[f32; 2]]) -> Self {
        let bulk = Bounds::robust(xy);
        let side = ((xy.len() / FILL) as f64).sqrt().ceil().clamp(1.0, MAX_SIDE as f64) as usize;
        let per_unit =
            bulk.size().map(|extent| if extent > 0.0 { side as f64 / extent } else { 0.0 });
        let mut grid = Self {
            corner: bulk.min,
            per_unit,
            side,
            starts: vec![0; side * side + 1],
            members: Vec::new(),
        };
        grid.fill(xy);
        grid
    }

    /// Counting sort of the points by cell.
    fn fill(&mut self, xy: &[[f32; 2]]) {
        let cells: Vec<Option<usize>> = xy.iter().map(|p| self.cell_of(p)).collect();
        for cell in cells.iter().flatten() {
            self.starts[cell + 1] += 1;
        }
        for cell in 1..self.starts.len() {
            self.starts[cell] += self.starts[cell - 1];
        }
        let mut next = self.starts.clone();
        self.members = vec![0; *self.starts.last().unwrap_or(&0) as usize];
        for (index, cell) in cells.iter().enumerate().filter_map(|(i, cell)| Some((i, (*cell)?))) {
            self.members[next[cell] as usize] = index as u32;
            next[cell] += 1;
        }
    }

    /// The nearest point within `radius` of a place and its distance, both in data units; of
    /// equally near points the first.
    pub(super) fn nearest(
        &self,
        xy: &[[f32; 2]],
        at: [f64; 2],
        radius: f64,
    ) -> Option<(usize, f64)> {
        let low = [self.along(0, at[0] - radius), self.along(1, at[1] - radius)];
        let high = [self.along(0, at[0] + radius), self.along(1, at[1] + radius)];
        let rows =
            (low[1]..=high[1]).map(|row| (row * self.side + low[0], row * self.side + high[0]));
        let members = rows
            .flat_map(|(a, b)| &self.members[self.starts[a] as usize..self.starts[b + 1] as usize]);
        let squared = |&i: &u32| {
            let [x, y] = xy[i as usize].map(f64::from);
            ((x - at[0]).powi(2) + (y - at[1]).powi(2), i as usize)
        };
        let best = members.map(squared).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        let distance = best.0.sqrt();
        (distance <= radius).then_some((best.1, distance))
    }

    fn cell_of(&self, p: &[f32; 2]) -> Option<usize> {
        let [x, y] = p.map(f64::from);
        (x.is_finite() && y.is_finite()).then(|| self.along(1, y) * self.side + self.along(0, x))
    }

    /// The row or column that a coordinate falls into, clamped to the rim.
    fn along(&self, axis: usize, value: f64) -> usize {
        let cell = (value - self.corner[axis]) * self.per_unit[axis];
        (cell.max(0.0) as usize).min(self.side - 1)
    }
}
