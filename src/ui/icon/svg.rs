//! The strokes of an icon's file: what of SVG the icons are written in, and no more. It must not
//! know what an icon means.

use kurbo::{BezPath, Circle, Line, Point, Rect, RoundedRect, Shape, SvgParseError};

/// Side of the field that the icons are drawn on.
pub(super) const SIDE: f64 = 24.0;
/// How near to the true curve a circle's parts are.
const NEAR: f64 = 0.01;

/// Why a file is no icon.
#[derive(Debug)]
pub(super) enum SvgError {
    /// A shape that is none of those known here.
    UnknownShape,
    /// A shape lacks a number, or has something else in its place.
    MissingNumber,
    /// The curve of a path can't be read.
    Path,
    /// There is nothing to draw.
    Empty,
}

impl From<SvgParseError> for SvgError {
    fn from(_: SvgParseError) -> Self {
        Self::Path
    }
}

/// All strokes of an icon, on a field of [`SIDE`] by [`SIDE`].
pub(super) fn outline(source: &str) -> Result<BezPath, SvgError> {
    let mut all = BezPath::new();
    for element in source.split('<').skip(1) {
        let name = element.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let number = |of: &str| number(element, of);
        match name {
            "svg" | "" => {}
            "path" => {
                let curve = attribute(element, "d").ok_or(SvgError::MissingNumber)?;
                all.extend(BezPath::from_svg(curve)?);
            }
            "circle" => {
                let centre = Point::new(number("cx")?, number("cy")?);
                all.extend(Circle::new(centre, number("r")?).path_elements(NEAR));
            }
            "line" => {
                let from = Point::new(number("x1")?, number("y1")?);
                let to = Point::new(number("x2")?, number("y2")?);
                all.extend(Line::new(from, to).path_elements(NEAR));
            }
            "rect" => {
                let corner = Point::new(number("x")?, number("y")?);
                let size = (number("width")?, number("height")?);
                let round = number("rx").unwrap_or(0.0);
                let area = RoundedRect::from_rect(Rect::from_origin_size(corner, size), round);
                all.extend(area.path_elements(NEAR));
            }
            _ => return Err(SvgError::UnknownShape),
        }
    }
    if all.is_empty() { Err(SvgError::Empty) } else { Ok(all) }
}

fn number(element: &str, of: &str) -> Result<f64, SvgError> {
    let text = attribute(element, of).ok_or(SvgError::MissingNumber)?;
    text.parse().map_err(|_| SvgError::MissingNumber)
}

/// What stands between the quotation marks behind a name.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = element;
    loop {
        let (before, after) = rest.split_once('=')?;
        let (value, behind) = after.strip_prefix('"')?.split_once('"')?;
        if before.trim_end().ends_with(name)
            && before.trim_end().strip_suffix(name)?.ends_with(char::is_whitespace)
        {
            return Some(value);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, bounds: [f64; 4]) {
        let found = outline(source).unwrap().bounding_box();
        let found = [found.x0, found.y0, found.x1, found.y1];
        let close = found.iter().zip(bounds).all(|(one, other)| (one - other).abs() < 0.02);
        assert!(close, "{source}: {found:?}");
    }

    #[test]
    fn each_shape_is_read() {
        check(r#"<path d="M9 14 4 9l5-5" />"#, [4.0, 4.0, 9.0, 14.0]);
        check(r#"<circle cx="12" cy="7" r="4" />"#, [8.0, 3.0, 16.0, 11.0]);
        check(r#"<line x1="8" x2="14" y1="2" y2="5" />"#, [8.0, 2.0, 14.0, 5.0]);
        check(r#"<rect width="20" height="15" x="2" y="7" rx="2" />"#, [2.0, 7.0, 22.0, 22.0]);
        check("<svg width=\"24\">\n<path d=\"M1 2h3\" />\n</svg>", [1.0, 2.0, 4.0, 2.0]);
    }

    #[test]
    fn what_is_no_icon_is_refused() {
        for source in [
            "",
            "<svg></svg>",
            "text",
            r#"<ellipse rx="1" />"#,
            r#"<path />"#,
            r#"<path d="M1 ب" />"#,
            r#"<circle cx="1" cy="x" r="2" />"#,
            r#"<line x1="1" />"#,
            "<path d=",
            "<path d=\"M1 2",
        ] {
            assert!(outline(source).is_err(), "{source}");
        }
    }
}
