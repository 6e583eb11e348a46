//! What becomes of what checks found: it is left as it is, with a reason, looked at again, or put
//! right wherever one rule found it. It knows no words and asks nobody.

use std::collections::HashSet;

use super::Transaction;
use crate::article::{Article, Change, Field, Ignored, Place};
use crate::checks::{self, Diagnostic, RuleId};

/// So often the article is looked at again while everything that a rule found is put right.
const MOST_LOOKS: usize = 16;

/// Leaves something as it is. `None` where it is left already.
pub fn ignore(article: &Article, found: &Diagnostic, reason: &str) -> Option<Transaction> {
    let rule = found.rule().as_str().to_owned();
    let key = found.key(article);
    if article.ignored().iter().any(|it| it.rule == rule && it.key == key) {
        return None;
    }
    let new = Ignored { rule, key, reason: reason.trim().to_owned() };
    let all = article.ignored().iter().cloned().chain([new]).collect();
    Some(set(all))
}

/// Looks at something again. `None` where it was not left.
pub fn reconsider(article: &Article, rule: RuleId, key: &str) -> Option<Transaction> {
    let stays = |it: &&Ignored| it.rule != rule.as_str() || it.key != key;
    let left: Vec<Ignored> = article.ignored().iter().filter(stays).cloned().collect();
    (left.len() < article.ignored().len()).then(|| set(left))
}

fn set(ignored: Vec<Ignored>) -> Transaction {
    Transaction::new(vec![Change::Field(Box::new(Field::Ignored(ignored)))])
}

/// Puts right whatever one rule found and knows how to put right, but for what is left as it is, in
/// one step. `None` where there is nothing.
pub fn fix_all(article: &Article, rule: RuleId, context: &checks::Context) -> Option<Transaction> {
    let mut now = article.clone();
    let mut changes = Vec::new();
    for _ in 0..MOST_LOOKS {
        let before = changes.len();
        let found = checks::run(&now, context);
        let left: HashSet<(&str, &str)> =
            article.ignored().iter().map(|it| (it.rule.as_str(), it.key.as_str())).collect();
        let ours = found.iter().filter(|it| {
            it.rule() == rule && !left.contains(&(rule.as_str(), it.key(&now).as_str()))
        });
        // From the end, so that none moves the next one; of one text only the last, for its fix
        // may move the others.
        let mut touched = HashSet::new();
        let mut fixes = Vec::new();
        for problem in ours.rev() {
            let Some(fix) = &problem.fix else { continue };
            if touched.insert(text_of(&problem.place)) {
                fixes.push(fix.changes.clone());
            }
        }
        for change in fixes.into_iter().flatten() {
            if now.apply(change.clone()).is_ok() {
                changes.push(change);
            }
        }
        if changes.len() == before {
            break;
        }
    }
    (!changes.is_empty()).then(|| Transaction::new(changes))
}

/// Which text a place is in.
fn text_of(place: &Place) -> (u8, usize) {
    match place {
        Place::Article => (0, 0),
        Place::Title(_) => (1, 0),
        Place::Dateline => (2, 0),
        Place::LeadCaption(_) => (3, 0),
        Place::Body { block, .. } => (4, *block),
        Place::SeeAlso => (5, 0),
        Place::Category(number) => (6, *number),
        Place::Reference { index, .. } => (7, *index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Title};
    use crate::editor::Editor;

    fn context() -> checks::Context {
        let today = chrono::NaiveDate::from_ymd_opt(2022, 9, 14).unwrap();
        checks::Context { today, digits: None }
    }

    fn editor(texts: &[&str]) -> Editor {
        let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
        Editor::new(Article::with_body(Title::main("عنوان"), body))
    }

    #[test]
    fn what_is_ignored_is_written_down_and_can_be_looked_at_again() {
        let mut editor = editor(&["كلام \u{2067}معزول", "آخر \u{2066}هنا"]);
        let found = checks::run(editor.article(), &context());
        assert_eq!(found.len(), 2);
        let ignored = ignore(editor.article(), &found[0], " مقصود ").unwrap();
        editor.run(ignored).unwrap();
        assert_eq!(editor.article().ignored().len(), 1);
        assert_eq!(editor.article().ignored()[0].reason, "مقصود");
        assert_eq!(ignore(editor.article(), &found[0], "مرة أخرى"), None);
        let again = checks::run(editor.article(), &context());
        assert_eq!(again, found, "the rules find what they found");
        let key = found[0].key(editor.article());
        let again = reconsider(editor.article(), found[0].rule(), &key).unwrap();
        editor.run(again).unwrap();
        assert_eq!(editor.article().ignored(), []);
        assert_eq!(reconsider(editor.article(), found[0].rule(), &key), None);
        assert!(editor.undo());
        assert_eq!(editor.article().ignored().len(), 1);
    }

    #[test]
    fn all_that_a_rule_found_is_put_right_in_one_step_but_for_what_stays() {
        let texts = ["أ \u{2067}ب \u{2066}ج", "د \u{2066}هـ", "سليم", "و \u{2068}ز"];
        let mut editor = editor(&texts);
        let found = checks::run(editor.article(), &context());
        let stays = found.iter().find(|it| text_of(&it.place) == (4, 1)).unwrap();
        editor.run(ignore(editor.article(), stays, "مقصود").unwrap()).unwrap();
        let rule = RuleId::UnpairedIsolate;
        let all = fix_all(editor.article(), rule, &context()).unwrap();
        editor.run(all).unwrap();
        let body = editor.article().body();
        let texts: Vec<&str> = body.iter().map(Block::text).collect();
        assert_eq!(texts, ["أ ب ج", "د \u{2066}هـ", "سليم", "و ز"]);
        assert_eq!(fix_all(editor.article(), rule, &context()), None);
        assert!(editor.undo());
        assert_eq!(editor.article().body().block(0).unwrap().text(), "أ \u{2067}ب \u{2066}ج");
    }
}
