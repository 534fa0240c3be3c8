//! Which configuration holds for a file, and what it comes to: the nearest `rolescope.toml` in the file's
//! folder or above it, its overrides for the file's path, and the command line on top.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::file::specificity;
use super::{Config, ConfigError, FILE_NAME};
use crate::rules::{Rule, Settings, Severity};

/// A configuration, and the folder that it lies in.
type Found = (Arc<Config>, PathBuf);

/// What holds for a file.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// What the rules go by.
    pub settings: Arc<Settings>,
    /// From this severity on, findings fail a run; `None` never.
    pub fail_on: Option<Severity>,
    /// Lexicons of the user's own that postings are judged by, the last word last.
    pub lexicon: Vec<PathBuf>,
    /// The configuration that it came from, where there is one.
    pub config: Option<Arc<Config>>,
}

/// Finds what holds for files. Folders are looked into once.
#[derive(Debug, Default)]
pub struct Resolver {
    /// Holds for every file, whatever lies beside it.
    fixed: Option<Found>,
    /// Whether to look for files at all.
    search: bool,
    /// What the command line says, on top of everything.
    on_top: Config,
    folders: Mutex<HashMap<PathBuf, Option<Found>>>,
    known: Mutex<HashMap<(usize, u64), Resolved>>,
}

impl Resolver {
    /// Looks for configurations beside files and above them; `on_top` is applied after each.
    #[must_use]
    pub fn searching(on_top: Config) -> Self {
        Self { search: true, on_top, ..Self::default() }
    }

    /// Goes by no file but what `on_top` says.
    #[must_use]
    pub fn without_files(on_top: Config) -> Self {
        Self { on_top, ..Self::default() }
    }

    /// Goes by one configuration that lies in `folder`.
    #[must_use]
    pub fn fixed(config: Config, folder: &Path, on_top: Config) -> Self {
        Self { fixed: Some((Arc::new(config), folder.to_owned())), on_top, ..Self::default() }
    }

    /// What holds for a file, given by its absolute path.
    ///
    /// # Errors
    /// When its configuration is wrong.
    pub fn resolve(&self, file: &Path) -> Result<Resolved, ConfigError> {
        let found = match (&self.fixed, self.search) {
            (Some(fixed), _) => Some(fixed.clone()),
            (None, true) => self.folder(file.parent().unwrap_or(Path::new("/")))?,
            (None, false) => None,
        };
        let mut matched = 0_u64;
        let mut layers: Vec<&Config> = Vec::new();
        if let Some((config, folder)) = &found {
            layers.push(config);
            let path = file.strip_prefix(folder).unwrap_or(file);
            for (index, part) in config.overrides.iter().enumerate() {
                if part.paths.is_match(path) {
                    layers.push(&part.config);
                    matched |= 1 << (index % 64);
                }
            }
            if config.overrides.len() > 64 {
                // More than a word can tell apart: resolved for each file.
                return Ok(self.merged(&layers, found.as_ref()));
            }
        }
        let key = (found.as_ref().map_or(0, |(config, _)| Arc::as_ptr(config) as usize), matched);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(resolved) = known.get(&key) {
            return Ok(resolved.clone());
        }
        let resolved = self.merged(&layers, found.as_ref());
        known.insert(key, resolved.clone());
        Ok(resolved)
    }

    fn folder(&self, folder: &Path) -> Result<Option<Found>, ConfigError> {
        if let Some(found) = self.folders.lock().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return Ok(found.clone());
        }
        let path = folder.join(FILE_NAME);
        let found = match std::fs::read_to_string(&path) {
            Ok(text) => {
                let name = shown(&path);
                Some((Arc::new(Config::parse(&name, &text)?), folder.to_owned()))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => match folder.parent() {
                // A repository ends where its .git lies: what is above belongs to somebody else.
                Some(parent) if !folder.join(".git").exists() => self.folder(parent)?,
                _ => None,
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => None,
            Err(error) => {
                let advice = "see that it is text in UTF-8 and that you may read it".to_owned();
                return Err(ConfigError {
                    file: shown(&path),
                    line: 1,
                    column: 1,
                    problem: format!("can't be read: {error}"),
                    advice,
                });
            }
        };
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), found.clone());
        Ok(found)
    }

    fn merged(&self, layers: &[&Config], found: Option<&Found>) -> Resolved {
        let mut settings = Settings::default();
        let mut fail_on = Some(Severity::Error);
        let layers: Vec<&Config> = layers.iter().copied().chain([&self.on_top]).collect();
        for (rule, severity) in Rule::all().iter().zip(&mut settings.severities) {
            let mut is_on = true;
            for layer in &layers {
                let exact = |list: &[String]| {
                    list.iter()
                        .filter(|selector| rule.is_meant_by(selector))
                        .map(|selector| specificity(selector))
                        .max()
                };
                match (exact(&layer.select), exact(&layer.ignore)) {
                    (Some(selected), Some(ignored)) => is_on = selected > ignored,
                    (Some(_), None) => is_on = true,
                    (None, Some(_)) => is_on = false,
                    // A layer that selects means only what it selects, but for the check's own rules.
                    (None, None) if !layer.select.is_empty() && rule.group.key() != "check" => is_on = false,
                    (None, None) => {}
                }
                for (_, wanted) in layer.severity.iter().filter(|(selector, _)| rule.is_meant_by(selector)) {
                    *severity = *wanted;
                }
            }
            if !is_on {
                *severity = None;
            }
        }
        for layer in &layers {
            for (place, value) in &layer.thresholds {
                settings.thresholds[*place] = *value;
            }
            settings.min_confidence = layer.min_confidence.unwrap_or(settings.min_confidence);
            fail_on = layer.fail_on.unwrap_or(fail_on);
        }
        let own = found.map_or_else(Vec::new, |(config, folder)| {
            config.lexicon.iter().map(|file| folder.join(file)).collect::<Vec<_>>()
        });
        let lexicon = own.into_iter().chain(self.on_top.lexicon.iter().map(PathBuf::from)).collect();
        let config = found.map(|(config, _)| Arc::clone(config));
        Resolved { settings: Arc::new(settings), fail_on, lexicon, config }
    }
}

/// A path as it is shown: from the current folder where it lies in it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
