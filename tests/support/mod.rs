//! Assessments made by hand, so that reports are tested without what happens to be learned.

#![allow(dead_code, reason = "each test binary uses its part")]

use std::sync::Arc;

use rolescope::classify::{Evidence, Judgement};
use rolescope::model::{Beside, Category, Duty, Language, Level, Posting, Shares, Title};
use rolescope::report::Layout;
use rolescope::scope::{
    Assessment, Breadth, Comparison, LevelVerdict, Promise, Scope, TitlePart, TitleReason, Verdict,
};
use rolescope::source::{SourceFile, SourceText};

/// One duty by hand: its text, its category, its second category, its level, how likely the category is,
/// and the words that speak for it.
pub struct ByHand<'a> {
    pub text: &'a str,
    pub category: Option<Category>,
    pub second: Option<Category>,
    pub level: Level,
    pub sure: f64,
    pub words: &'a [&'a str],
}

/// A judgement in which each of the words counts less than the one before it.
pub fn judgement(duty: &ByHand<'_>) -> Judgement {
    let best = duty.category.unwrap_or(Category::Operational);
    let mut probabilities = [(1.0 - duty.sure) / 4.0; Category::COUNT];
    probabilities[best.index()] = duty.sure;
    let mut level_probabilities = [0.1; Level::COUNT];
    level_probabilities[duty.level.index()] = 0.8;
    let mut evidence = vec![Evidence {
        entry: "(base rate)".into(),
        places: std::iter::empty().collect(),
        weights: [-20, 60, -75, -50, 85],
        further: Vec::new(),
        level_weights: [-10, 40, -30],
        from: None,
    }];
    for (index, word) in duty.words.iter().enumerate() {
        let start = duty.text.find(word).expect("the word stands in the duty");
        let mut weights = [-15; Category::COUNT];
        weights[best.index()] = 160 - 30 * i32::try_from(index).expect("few words");
        evidence.push(Evidence {
            entry: word.to_lowercase().into(),
            places: std::iter::once(start..start + word.len()).collect(),
            weights,
            further: Vec::new(),
            level_weights: [0, 12, -4],
            from: None,
        });
    }
    Judgement {
        category: duty.category,
        second: duty.second,
        level: duty.level,
        probabilities,
        further: Vec::new(),
        level_probabilities,
        evidence,
    }
}

/// A posting of a title line and one line for each duty.
pub fn posting(name: &str, title: Option<&str>, duties: &[ByHand<'_>], language: Language) -> Posting {
    let mut text = String::new();
    if let Some(title) = title {
        text.push_str(&format!("title: {title}\n"));
    }
    text.push_str("duties:\n");
    let mut parts = Vec::new();
    for duty in duties {
        text.push_str("  - ");
        parts.push(Duty {
            text: SourceText::verbatim(duty.text, text.len()),
            share: None,
            group: None,
            part: None,
        });
        text.push_str(duty.text);
        text.push('\n');
    }
    let title = title.map(|title| Title {
        original: SourceText::verbatim(title, "title: ".len()),
        clean: title.to_owned(),
    });
    Posting {
        file: Arc::new(SourceFile::new(name, text)),
        index: 0,
        title,
        organisation: None,
        language,
        reports_to: None,
        level: None,
        duties: parts,
        requirements: Vec::new(),
        nice_to_have: Vec::new(),
        training: Vec::new(),
        benefits: Vec::new(),
        rest: Vec::new(),
        beside: Beside::default(),
        terms: Default::default(),
        events_led_by: None,
        doubts: Vec::new(),
    }
}

pub fn shares(parts: [f64; Category::COUNT]) -> Shares {
    Shares::in_proportion(parts).expect("the parts are something")
}

/// What the shares of `parts` (in hundredths) would look like, give or take twelve points.
pub fn scope(parts: [f64; Category::COUNT]) -> Scope {
    let shares = shares(parts);
    Scope {
        shares,
        intervals: shares.as_array().map(|share| ((share - 0.12).max(0.0), (share + 0.12).min(1.0))).to_vec(),
        level: 1.84,
        level_interval: (1.61, 2.07),
        breadth: Breadth::Mixed,
        unclear: 0,
    }
}

pub fn assessment(posting: Posting, duties: &[ByHand<'_>]) -> Assessment {
    let weights = vec![1.0 / duties.len().max(1) as f64; duties.len()];
    Assessment {
        posting,
        judgements: duties.iter().map(judgement).collect(),
        weights,
        scope: None,
        promise: None,
        comparison: Comparison {
            overlap: None,
            verdict: Verdict::TooLittle,
            certainty: 0.9,
            level_verdict: None,
            level_certainty: 0.5,
            deciding: Vec::new(),
        },
        truer_titles: Vec::new(),
    }
}

const EA: Option<Category> = Some(Category::ExecutiveAssistant);
const OP: Option<Category> = Some(Category::Operational);

/// A project coordinator who keeps a managing director's week together.
pub fn misleading() -> Assessment {
    let duties = [
        ByHand {
            text: "Keep the managing director's calendar and guard the time in it",
            category: EA,
            second: None,
            level: Level::Own,
            sure: 0.94,
            words: &["director's", "calendar", "guard"],
        },
        ByHand {
            text: "Book flights, hotels and visas for the management team and settle their expense claims afterwards",
            category: EA,
            second: None,
            level: Level::Own,
            sure: 0.91,
            words: &["flights", "expense", "hotels"],
        },
        ByHand {
            text: "Answer and screen the managing director's calls",
            category: EA,
            second: None,
            level: Level::Support,
            sure: 0.88,
            words: &["screen", "calls"],
        },
        ByHand {
            text: "Plan the yearly kick-off, from the venue to the guest list",
            category: Some(Category::Event),
            second: EA,
            level: Level::Own,
            sure: 0.71,
            words: &["kick-off", "venue"],
        },
        ByHand {
            text: "Update the project plan and remind people of their deadlines",
            category: OP,
            second: None,
            level: Level::Own,
            sure: 0.83,
            words: &["project", "plan"],
        },
        ByHand {
            text: "Be part of a growing team",
            category: None,
            second: None,
            level: Level::Own,
            sure: 0.29,
            words: &[],
        },
    ];
    let mut posting =
        posting("jobs/project-coordinator.yaml", Some("Project Coordinator"), &duties, Language::English);
    posting.organisation = Some(SourceText::verbatim("Nordlys Energy", 0));
    posting.reports_to = Some(SourceText::verbatim("the managing director", 0));
    posting.requirements = vec![SourceText::verbatim("A driving licence", 0)];
    posting.duties[3].share = Some(0.15);
    let mut assessment = assessment(posting, &duties);
    assessment.scope = Some(Scope { unclear: 1, ..scope([0.0, 20.0, 60.0, 20.0, 0.0]) });
    assessment.promise = Some(Promise {
        shares: shares([5.0, 85.0, 0.0, 10.0, 0.0]),
        level: 2.0,
        open: false,
        certainty: 0.93,
        reasons: vec![
            TitleReason { words: "Project".to_owned(), part: TitlePart::Field },
            TitleReason { words: "Coordinator".to_owned(), part: TitlePart::Head },
        ],
    });
    assessment.comparison = Comparison {
        overlap: Some(0.3),
        verdict: Verdict::Differs,
        certainty: 0.87,
        level_verdict: Some(LevelVerdict::Fits),
        level_certainty: 0.74,
        deciding: vec![0, 1, 2],
    };
    assessment.truer_titles =
        vec!["Executive Assistant".to_owned(), "Assistant to the Managing Director".to_owned()];
    assessment
}

/// A Swedish event coordinator who is one.
pub fn holding() -> Assessment {
    let event = Some(Category::Event);
    let duties = [
        ByHand {
            text: "Planera och genomföra konferenser och kundträffar, från första idé till utvärdering",
            category: event,
            second: None,
            level: Level::Own,
            sure: 0.96,
            words: &["konferenser", "kundträffar"],
        },
        ByHand {
            text: "Boka lokaler, teknik och mat",
            category: event,
            second: None,
            level: Level::Own,
            sure: 0.82,
            words: &["lokaler", "teknik"],
        },
        ByHand {
            text: "Hålla ihop anmälningar och deltagarlistor",
            category: event,
            second: OP,
            level: Level::Own,
            sure: 0.77,
            words: &["deltagarlistor", "anmälningar"],
        },
        ByHand {
            text: "Följa upp budgeten för varje evenemang och fakturera deltagarna",
            category: OP,
            second: event,
            level: Level::Own,
            sure: 0.58,
            words: &["fakturera", "budgeten"],
        },
    ];
    let posting =
        posting("annonser/eventsamordnare.yaml", Some("Eventsamordnare"), &duties, Language::Swedish);
    let mut assessment = assessment(posting, &duties);
    assessment.scope = Some(Scope { breadth: Breadth::Specialised, ..scope([0.0, 22.0, 0.0, 78.0, 0.0]) });
    assessment.promise = Some(Promise {
        shares: shares([0.0, 15.0, 0.0, 85.0, 0.0]),
        level: 2.0,
        open: false,
        certainty: 0.97,
        reasons: vec![TitleReason { words: "event".to_owned(), part: TitlePart::Field }],
    });
    assessment.comparison = Comparison {
        overlap: Some(0.93),
        verdict: Verdict::Matches,
        certainty: 0.6,
        level_verdict: Some(LevelVerdict::Inflated),
        level_certainty: 0.66,
        deciding: Vec::new(),
    };
    assessment
}

/// An open title.
pub fn open() -> Assessment {
    let mut assessment = misleading();
    assessment.comparison =
        Comparison { overlap: None, verdict: Verdict::Open, deciding: Vec::new(), ..assessment.comparison };
    if let Some(promise) = &mut assessment.promise {
        promise.open = true;
        promise.shares = shares([1.0, 1.0, 1.0, 1.0, 0.0]);
    }
    assessment
}

/// A posting whose duties were not found.
pub fn without_duties() -> Assessment {
    let posting = posting("jobs/bare.md", Some("Office Manager"), &[], Language::English);
    assessment(posting, &[])
}

pub fn layout(language: Language, width: u16) -> Layout {
    Layout { language, width, color: false }
}
