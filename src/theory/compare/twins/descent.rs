//! Limited-memory BFGS (Nocedal 1980): a few gradients back, each step as good as one of Newton's
//! where the loss is nearly quadratic.

use std::collections::VecDeque;

use super::{
    decay::Decay,
    table::{Point, Table},
};

/// Steps that are remembered.
const MEMORY: usize = 30;
/// Share of the decrease that the slope promises which a step must bring (Armijo).
const ENOUGH: f64 = 1e-4;
/// Halvings of a step before it is given up.
const HALVINGS: usize = 30;
/// Least curvature of a remembered step, relative to its length times that of the change of
/// gradient.
const CURVED: f64 = 1e-12;

/// A fit on its way.
#[derive(Debug, Clone)]
pub(super) struct Descent {
    table: Table,
    at: Point,
    decay: Decay,
    memory: VecDeque<Step>,
    settled: bool,
}

#[derive(Debug, Clone)]
struct Step {
    moved: Vec<f64>,
    turned: Vec<f64>,
    /// moved · turned.
    curvature: f64,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

fn add(to: &mut [f64], factor: f64, what: &[f64]) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += factor * what);
}

impl Descent {
    pub(super) fn new(table: Table, start: Vec<f64>) -> Self {
        let at = table.at(start, Decay::default());
        Self { table, at, decay: Decay::default(), memory: VecDeque::new(), settled: false }
    }

    pub(super) fn kl(&self) -> f64 {
        self.at.kl
    }

    pub(super) fn numbers(&self) -> &[f64] {
        &self.at.numbers
    }

    /// Whether no step made the loss any smaller.
    pub(super) fn is_settled(&self) -> bool {
        self.settled
    }

    /// One step. Another decay than before is another loss: what is remembered of the old one does
    /// not count.
    pub(super) fn advance(&mut self, decay: Decay) {
        if decay != self.decay {
            self.decay = decay;
            self.at = self.table.at(self.at.numbers.clone(), decay);
            self.memory.clear();
            self.settled = false;
        }
        if self.settled {
            return;
        }
        let direction = self.direction();
        match self.search(&direction) {
            Some(next) => self.remember(next),
            // Once more along the gradient itself before giving up.
            None if !self.memory.is_empty() => self.memory.clear(),
            None => self.settled = true,
        }
    }

    /// −H gradient for the inverse Hessian H that the remembered steps make.
    fn direction(&self) -> Vec<f64> {
        let mut q: Vec<f64> = self.at.gradient.iter().map(|x| -x).collect();
        let mut weights = Vec::with_capacity(self.memory.len());
        for step in self.memory.iter().rev() {
            let weight = dot(&step.moved, &q) / step.curvature;
            add(&mut q, -weight, &step.turned);
            weights.push(weight);
        }
        let scale = match self.memory.back() {
            Some(last) => last.curvature / dot(&last.turned, &last.turned),
            None => 1.0 / dot(&q, &q).sqrt().max(1.0),
        };
        q.iter_mut().for_each(|x| *x *= scale);
        for (step, weight) in self.memory.iter().zip(weights.iter().rev()) {
            let back = dot(&step.turned, &q) / step.curvature;
            add(&mut q, weight - back, &step.moved);
        }
        q
    }

    /// A point along the direction where the loss is enough smaller.
    fn search(&self, direction: &[f64]) -> Option<Point> {
        let slope = dot(direction, &self.at.gradient);
        if slope >= 0.0 {
            return None;
        }
        let mut step = 1.0;
        for _ in 0..HALVINGS {
            let mut numbers = self.at.numbers.clone();
            add(&mut numbers, step, direction);
            let next = self.table.at(numbers, self.decay);
            if next.loss < self.at.loss && next.loss <= self.at.loss + ENOUGH * step * slope {
                return Some(next);
            }
            step *= 0.5;
        }
        None
    }

    fn remember(&mut self, next: Point) {
        let difference =
            |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a - b).collect::<Vec<_>>();
        let moved = difference(&next.numbers, &self.at.numbers);
        let turned = difference(&next.gradient, &self.at.gradient);
        let curvature = dot(&moved, &turned);
        if curvature > CURVED * (dot(&moved, &moved) * dot(&turned, &turned)).sqrt() {
            if self.memory.len() == MEMORY {
                self.memory.pop_front();
            }
            self.memory.push_back(Step { moved, turned, curvature });
        }
        self.at = next;
    }
}
