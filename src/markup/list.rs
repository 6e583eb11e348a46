//! Lists within lists, from items that only know how deep they are.
//!
//! HTML and Markdown want every list inside an item of another, and wikitext makes an empty item
//! for each level that is missing; writers jump from level 1 to level 3. It knows no tags and no
//! signs.

use super::tree::Item;
use crate::article::ListStyle;

/// Items of one style and one depth.
pub(super) struct List<'t, 'a> {
    pub(super) style: ListStyle,
    pub(super) entries: Vec<Entry<'t, 'a>>,
}

/// An item with the lists under it.
pub(super) struct Entry<'t, 'a> {
    pub(super) item: &'t Item<'a>,
    pub(super) lists: Vec<List<'t, 'a>>,
}

struct Open<'t, 'a> {
    level: u8,
    list: List<'t, 'a>,
}

/// The lists that these items make. A jump over levels goes down one list only, so that no empty
/// item stands between; no list is deeper than the items' own levels.
pub(super) fn nest<'t, 'a>(items: &'t [Item<'a>]) -> Vec<List<'t, 'a>> {
    let mut done = Vec::new();
    let mut open: Vec<Open<'t, 'a>> = Vec::new();
    for item in items {
        let level = item.level.get();
        while open.iter().rev().nth(1).is_some_and(|beneath| beneath.level >= level) {
            close(&mut open, &mut done);
        }
        let same_depth = open.last().is_some_and(|top| top.level >= level);
        if same_depth && open.last().is_some_and(|top| top.list.style != item.style) {
            close(&mut open, &mut done);
        }
        let entry = Entry { item, lists: Vec::new() };
        match open.last_mut() {
            Some(top) if top.level >= level => {
                top.level = level;
                top.list.entries.push(entry);
            }
            _ => {
                let list = List { style: item.style, entries: vec![entry] };
                open.push(Open { level, list });
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

/// Puts the innermost list where it belongs: under the last item of the list around it.
fn close<'t, 'a>(open: &mut Vec<Open<'t, 'a>>, done: &mut Vec<List<'t, 'a>>) {
    let Some(Open { list, .. }) = open.pop() else { return };
    match open.last_mut().and_then(|around| around.list.entries.last_mut()) {
        Some(parent) => parent.lists.push(list),
        None => done.push(list),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ListLevel;
    use crate::markup::tree::Line;

    /// `items` as style and level (`*1`, `#2`); `expected` as their places in nested brackets.
    #[track_caller]
    fn check(items: &str, expected: &str) {
        let item = |word: &str| Item {
            style: if word.starts_with('*') { ListStyle::Bullet } else { ListStyle::Numbered },
            level: ListLevel::new(word.trim_start_matches(['*', '#']).parse().unwrap()).unwrap(),
            line: Line { inlines: Vec::new(), direction: None },
        };
        let items: Vec<Item<'_>> = items.split(' ').map(item).collect();
        let mut shape = String::new();
        show(&nest(&items), &items, &mut shape);
        assert_eq!(shape, expected);
    }

    fn show(lists: &[List<'_, '_>], items: &[Item<'_>], shape: &mut String) {
        for list in lists {
            shape.push(if list.style == ListStyle::Bullet { '[' } else { '(' });
            for entry in &list.entries {
                let place = items.iter().position(|item| std::ptr::eq(item, entry.item));
                shape.push_str(&place.unwrap().to_string());
                show(&entry.lists, items, shape);
            }
            shape.push(if list.style == ListStyle::Bullet { ']' } else { ')' });
        }
    }

    #[test]
    fn lists_nest_by_level() {
        check("*1 *1 *1", "[012]");
        check("*1 *2 *2 *1", "[0[12]3]");
        check("*1 *2 *3 *1", "[0[1[2]]3]");
        check("*1 *2 *3 *2", "[0[1[2]3]]");
    }

    #[test]
    fn styles_part_lists() {
        check("*1 #1 *1", "[0](1)[2]");
        check("*1 #2 #2 *2 *1", "[0(12)[3]4]");
    }

    #[test]
    fn jumps_go_down_one_list() {
        check("*1 *3 *1", "[0[1]2]");
        check("*1 *3 *2", "[0[12]]");
        check("*1 *3 *2 *3", "[0[12[3]]]");
        check("*3 *1", "[01]");
        check("*6 #5 *4", "[0](1)[2]");
        check("*1 *4 #2 *1", "[0[1](2)3]");
    }
}
