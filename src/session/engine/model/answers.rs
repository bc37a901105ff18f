//! Which question is answered by what.

use super::{ModelEngine, Refused, suggest};
use crate::protocol::{
    Bars, ContextFacts, Excerpt, GapEnds, Inspection, Measured, MovePath, Parallels, Ranked,
    Reason, Saved, View, ViewKey, aside,
    inference::StateBatch,
    question::{self, Answers},
};
use theory::{
    compare::Target,
    property::{Picture, gap_ends, spectra},
    transform::{Action, shuffle},
};

impl Answers<question::View> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::View) -> Result<Box<View>, Refused> {
        let steps = self.steps(&question.at)?;
        let question::View { projection, following, directions, .. } = question;
        let key = ViewKey::new(projection.clone(), &steps, *following, *directions);
        Ok(Box::new(self.view(key)?))
    }
}

impl Answers<question::Rows> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Rows) -> Result<Measured, Refused> {
        let (steps, query) = (self.steps(&question.at)?, self.settled.query.clone());
        Ok(self.rows(&question.ids, &steps, &query, question.depth))
    }
}

impl Answers<question::Bars> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Bars) -> Result<Bars, Refused> {
        let steps = self.steps(&question.at)?;
        match question.steering {
            Some(recipe) => self.steered_bars(question, recipe, &steps),
            None => Ok(self.bars(question.context, &steps, question.count)),
        }
    }
}

impl Answers<question::Inspect> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Inspect) -> Result<Inspection, Refused> {
        let steps = self.steps(&question.at)?;
        Ok(self.inspect(question.point, &steps))
    }
}

impl Answers<question::Parallel> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Parallel) -> Result<Vec<Parallels>, Refused> {
        let (steps, along) = (self.steps(&question.at)?, question.along);
        let others = question.others.iter();
        Ok(others.map(|other| self.parallels([along, *other], &steps)).collect())
    }
}

impl Answers<question::Shuffle> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Shuffle) -> Result<Vec<Action>, Refused> {
        Ok(shuffle(question.seed, &self.base, self.before.rtol()))
    }
}

impl Answers<question::Suggest> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Suggest) -> Result<Result<Action, Reason>, Refused> {
        let action = suggest(&question.id, question.wish, &self.before, &self.settled.query);
        Ok(action.map_err(|reason| Reason::of(&reason)))
    }
}

impl Answers<question::Save> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Save) -> Result<Saved, Refused> {
        let steps = self.steps(&question.at)?;
        self.save(question.format, &steps)
    }
}

impl Answers<question::Picture> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Picture) -> Result<Option<Box<Picture>>, Refused> {
        let (steps, query) = (self.steps(&question.at)?, self.settled.query.clone());
        Ok(self.picture(&question.id, &steps, &query).map(Box::new))
    }
}

impl Answers<question::MovePath> for ModelEngine {
    type Error = Refused;

    fn answer(
        &mut self,
        question: &question::MovePath,
    ) -> Result<Result<Box<MovePath>, Reason>, Refused> {
        let steps = self.steps(&question.at)?;
        let path = self.path(&steps, &question.sight);
        Ok(path.map(Box::new).map_err(|reason| Reason::of(&reason)))
    }
}

impl Answers<question::Dimensions> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, _: &question::Dimensions) -> Result<Ranked, Refused> {
        Ok(Ranked { dimensions: self.dimensions(), spectra: spectra(&self.before) })
    }
}

impl Answers<question::Gap> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Gap) -> Result<Box<[Option<GapEnds>; 2]>, Refused> {
        let (steps, query) = (self.steps(&question.at)?, self.settled.query.clone());
        let (before, after, _) = self.both(&steps);
        let ends =
            |model| gap_ends(&question.id, model, &query).map(|[to, from]| GapEnds { from, to });
        Ok(Box::new([ends(before), ends(&after.analysis)]))
    }
}

impl Answers<question::Contexts> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, question: &question::Contexts) -> Result<ContextFacts, Refused> {
        self.list(question)?;
        let card = self.card();
        Ok(ContextFacts {
            contexts: card.contexts,
            groups: card.context_groups,
            relations: card.relations,
            warnings: card.warnings,
        })
    }
}

impl Answers<Excerpt> for ModelEngine {
    type Error = Refused;

    fn answer(&mut self, part: &Excerpt) -> Result<Box<Target>, Refused> {
        Ok(Box::new(part.of(&self.base)?))
    }
}

impl Answers<aside::States> for ModelEngine {
    type Error = Refused;

    /// Those that are known.
    fn answer(&mut self, question: &aside::States) -> Result<StateBatch, Refused> {
        Ok(self.states.of(&question.keys))
    }
}
