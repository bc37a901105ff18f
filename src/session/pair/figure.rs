//! Two models as figures to take away.

use reactive_graph::prelude::*;

use super::{
    Pair, PairHeadline, in_a_word,
    standings::{counted, standing},
};
use crate::{
    words::{
        list_name,
        number::{count, figure},
        wording, words,
    },
    workspace::{Plot, Subject, Workspace},
};
use picture::{
    figure::{Content, Figure, Overview, Sentence, StagePlot, VerdictLine},
    scene::{Camera, PointKind, PointRef},
};
use theory::{
    compare::{Agreement, Canonical, Equivalence, Finding, Predictions, Standing},
    model::isolated_pair,
    property::{Class, Geometry, LabelledPoints, Picture, Series},
};

/// Size of a plot before its paper is known, in pixels, and the free space around it.
const SIZE: [f64; 2] = [480.0, 400.0];
const PADDING: f64 = 34.0;

impl Pair {
    /// Everything that there is a figure of now.
    pub fn subjects(&self) -> Vec<Subject> {
        let dotted = self.figures.families.get().is_some_and(|all| any_dots(&all));
        let families = dotted.then_some(Subject::Families);
        [Subject::TwoModels].into_iter().chain(families).collect()
    }

    /// A figure with the title and the caption that are written for it; `None` while something of
    /// it is not known yet.
    pub fn figure(&self, subject: &Subject) -> Option<Figure> {
        match subject {
            Subject::TwoModels => self.overview(),
            Subject::Families => self.families_figure(),
            _ => None,
        }
    }

    /// Why there is no figure of the plots.
    pub fn why_no_figure(&self, subject: &Subject) -> Option<String> {
        if *subject == Subject::TwoModels { self.no_picture() } else { None }
    }

    /// Both models side by side, under the headline, beside the numbers of the three questions.
    fn overview(&self) -> Option<Figure> {
        let headline = self.headline()?;
        let [left, right] = [Plot::Left, Plot::Right].map(|plot| self.drawn(plot));
        let sentences = self.sentences(&headline)?;
        let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        let title = texts.join(" ");
        let context = self.context_name();
        let overview = Overview {
            sentences,
            names: [words().compare.first_name, words().compare.second_name].map(str::to_owned),
            headings: [words().distribution.title, words().compare.figures].map(str::to_owned),
            plots: vec![left?, right?],
            after: context.as_deref().map(words().caption.after).unwrap_or_default(),
            context: context.unwrap_or_default(),
            distribution: self.bars_picture(),
            verdicts: self.lines(&headline),
        };
        let content = Content::Result(Box::new(overview));
        Some(Figure { title, content, caption: self.caption()?, wording: wording() })
    }

    fn sentences(&self, headline: &PairHeadline) -> Option<Vec<Sentence>> {
        let sharing = self.known.shared.with(|shared| Some(shared.as_ref()?.sharing()))?;
        let found = self.figures.predictions.get().flatten();
        let PairHeadline { predictions, equivalence, .. } = *headline;
        let both = self.sentences_of(predictions, equivalence, found.as_ref(), sharing);
        let answers = [headline.predictions, headline.equivalence];
        let sentence = |(text, answer)| Sentence { text, fate: fate(answer) };
        Some(both.into_iter().zip(answers).map(sentence).collect())
    }

    fn drawn(&self, plot: Plot) -> Option<StagePlot> {
        let mut scene = self.scene(plot)?;
        scene.highlight = Default::default();
        let bounds = self.bounds().unwrap_or_else(|| scene.bounds());
        Some(StagePlot {
            heading: self.names()[plot.index()].clone(),
            note: self.noted_beside_compass(plot).join(" · "),
            camera: Camera::fit(bounds, SIZE, PADDING),
            scene,
        })
    }

    fn bars_picture(&self) -> Option<Picture> {
        let (shared, model) = (self.known.shared.get()?, self.one.model.get()?);
        let bars = self.figures.bars.get();
        let of_first = |token: usize| shared.tokens.get(token).map_or(usize::MAX, |pair| pair.0);
        let tokens: Vec<usize> = bars.iter().map(|bar| of_first(bar.token)).collect();
        let series = [0, 1].into_iter().zip(self.names());
        (!bars.is_empty()).then(|| Picture::Bars {
            axis: words().distribution.probability.into(),
            labels: model.listed(&tokens),
            series: series
                .map(|(which, name)| Series {
                    name,
                    values: bars.iter().map(|bar| bar.p[which]).collect(),
                })
                .collect(),
        })
    }

    /// The three questions: each a group with its answer, and the numbers behind it.
    fn lines(&self, headline: &PairHeadline) -> Vec<VerdictLine> {
        let words = &words().compare;
        let mut lines = Vec::new();
        if let Some(found) = self.figures.predictions.get().flatten() {
            let group = (Class::Identifiable, asked(words.predictions, headline.predictions));
            lines.extend(of_predictions(&group, &found));
        }
        let group = (Class::AnyGauge, asked(words.equivalence, headline.equivalence));
        lines.extend(self.figures.equivalence.with(|found| of_equivalence(&group, found)));
        lines.extend(self.figures.rows.with(|rows| {
            let group = (Class::AnyGauge, words.all_or_none.to_owned());
            let line = |(at, number): (Standing, usize)| {
                line(&group, standing(at), count(number), [Some(number as f64), None])
            };
            let counts = if rows.is_empty() { Vec::new() } else { counted(rows) };
            counts.into_iter().map(line).collect::<Vec<_>>()
        }));
        lines
    }

    /// What it is over.
    fn caption(&self) -> Option<String> {
        let (shared, words) = (self.known.shared.get()?, &words().compare);
        let sized = |workspace: &Workspace, name: &str| {
            let d = workspace.model.with(|model| Some(model.as_ref()?.card.d))?;
            Some((words.sized)(name, d))
        };
        let names = self.full_names();
        let (one, two) = (sized(&self.one, &names[0])?, sized(&self.two, &names[1])?);
        let over = (words.over)(&one, &two, shared.contexts.len(), shared.tokens.len());
        let directions = self.directions_named().map(|both| (words.directions)(&both));
        let aligned = self.alignment().is_some().then(|| words.aligned_caption.to_owned());
        let held_out = Some(words.held_out.to_owned());
        let parts = [Some(over), directions, aligned, held_out];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// Both directions, as the first model has their tokens.
    pub(super) fn directions_named(&self) -> Option<String> {
        let (model, pairs) = self.one.model.get().zip(self.directions())?;
        let name = |(from, to)| isolated_pair(&model.token(from), &model.token(to));
        let [first, second] = pairs.map(name);
        Some((words().caption.and)(&first, &second))
    }

    /// One scatter a geometry, with its correlation.
    fn families_figure(&self) -> Option<Figure> {
        let (found, words) = (self.figures.families.get()?, &words().compare);
        let names = self.names();
        let panel = |found: &Agreement| LabelledPoints {
            name: match found.correlation {
                Some(r) => (words.with_correlation)(geometry(found.geometry), &figure(r)),
                None => geometry(found.geometry).to_owned(),
            },
            labels: found
                .dots
                .iter()
                .map(|dot| list_name(&self.family_name(dot.family).unwrap_or_default()))
                .collect(),
            points: found.dots.iter().map(|dot| [dot.one, dot.two]).collect(),
        };
        let correlations = found.iter().filter_map(|found| {
            let (r, p) = found.correlation.zip(found.p_value)?;
            let sentence = (words.correlation)(r, p, found.dots.len(), found.shuffles);
            Some((words.of_geometry)(geometry(found.geometry), &sentence))
        });
        let missing = self
            .missing_profile()
            .then(|| (words.of_geometry)(geometry(Geometry::Profile), words.profile_needs));
        let [one, two] = self.full_names();
        let caption = [(words.families_caption)(&one, &two)].into_iter();
        let sentences = correlations.chain(missing);
        Some(Figure {
            title: (words.families_title)(&names[0], &names[1]),
            caption: caption.chain(sentences).collect::<Vec<_>>().join(" "),
            content: Content::Board(Picture::Scatter {
                axes: names,
                panels: found.iter().map(panel).collect(),
            }),
            wording: wording(),
        })
    }

    /// The label of a point of the plots, as the first model has it.
    pub fn raw_label(&self, point: PointRef) -> Option<String> {
        let shared = self.known.shared.get()?;
        let of = if point.kind == PointKind::Tokens { &shared.tokens } else { &shared.contexts };
        let index = of.get(point.index)?.0;
        let point = PointRef { index, ..point };
        self.one.model.with(|model| model.as_ref()?.raw_label(point).map(str::to_owned))
    }
}

fn any_dots(all: &[Agreement]) -> bool {
    all.iter().any(|found| !found.dots.is_empty())
}

/// The name of a geometry.
pub fn geometry(geometry: Geometry) -> &'static str {
    let words = &words().compare;
    match geometry {
        Geometry::Euclidean => words.euclidean,
        Geometry::Causal => words.causal,
        Geometry::Profile => words.profile,
    }
}

/// The colour of an answer; that of a loss where it is no.
fn fate(answer: Finding) -> Option<Class> {
    match answer {
        Finding::Yes => Some(Class::Identifiable),
        Finding::Nearly | Finding::Unknown => Some(Class::OnlyRotations),
        Finding::No => None,
    }
}

/// A question with its answer.
fn asked(question: &str, answer: Finding) -> String {
    (words().compare.answered)(question, in_a_word(answer))
}

type Group = (Class, String);

fn line(group: &Group, name: &str, measure: String, values: [Option<f64>; 2]) -> VerdictLine {
    VerdictLine {
        name: name.into(),
        fate: group.clone(),
        measure,
        values,
        verdict: None,
        grounds: None,
    }
}

/// A line with a figure for either way; none where there is no such figure.
fn both(group: &Group, name: &str, found: Option<[f64; 2]>) -> Option<VerdictLine> {
    let [one, two] = found?;
    let sentence = (words().compare.two)(&share(one), &share(two));
    Some(line(group, name, sentence, [Some(one), Some(two)]))
}

fn single(group: &Group, name: &str, found: Option<f64>) -> Option<VerdictLine> {
    found.map(|x| line(group, name, share(x), [Some(x), None]))
}

/// A share of what there is; a fit that is further off than none at all keeps nothing.
pub fn share(share: f64) -> String {
    if share < 0.0 { words().compare.nothing_kept.into() } else { figure(share) }
}

fn of_predictions(group: &Group, found: &Predictions) -> Vec<VerdictLine> {
    let words = &words().compare;
    let percent = (words.percent)(&figure(100.0 * found.top_token_agreement));
    let spread = found.log_likelihood_variance_distance.largest();
    [
        single(group, words.logit_distance, Some(found.relative_logit_distance)),
        both(group, words.kl, Some(found.mean_kl)),
        single(group, words.max_change, Some(found.max_log_probability_change)),
        Some(line(group, words.agreement, percent, [Some(found.top_token_agreement), None])),
        single(group, words.variance, spread),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_equivalence(group: &Group, found: &Equivalence) -> Vec<VerdictLine> {
    let words = &words().compare;
    let complexity = found.effective_complexity.map(|k| k.map(|k| k as f64));
    // What is exact by construction is no evidence.
    let canonical = |name, found: Option<&Canonical>| match found? {
        Canonical::Mean { mean, null: Some(null), .. } => {
            let sentence = (words.of_chance)(&figure(*mean), &figure(null.mean));
            Some(line(group, name, sentence, [Some(*mean), None]))
        }
        Canonical::Mean { mean, null: None, .. } => single(group, name, Some(*mean)),
        Canonical::ByConstruction { .. } => None,
    };
    [
        both(group, words.complexity, complexity),
        both(group, words.explained_f, found.explained_f_in_log_odds),
        both(group, words.explained_g, found.explained_g_in_log_odds),
        single(group, words.one_map_row, found.one_map_keeps()),
        single(group, words.turned_round, found.one_map_explains_f_in_log_odds),
        single(group, words.pairing, found.pairing_error_in_log_odds),
        canonical(words.canonical_f, found.canonical_f.as_ref()),
        canonical(words.canonical_g, found.canonical_g.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
