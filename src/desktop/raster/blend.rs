//! Arithmetic of pixels. A colour is 0xAARRGGBB with red, green and blue already multiplied by
//! alpha, in gamma space, as egui hands them over. It knows no shapes.

use egui::Color32;

/// Red and blue, or alpha and green, of a colour: two channels are reckoned with at once.
const TWO: u32 = 0x00FF_00FF;

/// A colour of egui's in our order.
pub(super) fn packed(colour: Color32) -> u32 {
    let [red, green, blue, alpha] = colour.to_array();
    u32::from_be_bytes([alpha, red, green, blue])
}

/// All channels times `part` / 255, rounded.
#[inline]
pub(super) fn scaled(colour: u32, part: u32) -> u32 {
    let scale = |two: u32| {
        let product = (two & TWO) * part + 0x0080_0080;
        ((product + ((product >> 8) & TWO)) >> 8) & TWO
    };
    scale(colour) | scale(colour >> 8) << 8
}

/// Channel by channel the product of two colours.
#[inline]
pub(super) fn tinted(colour: u32, texel: u32) -> u32 {
    let alpha = texel >> 24;
    if texel == alpha * 0x0101_0101 {
        // A letter's coverage: all channels alike.
        return scaled(colour, alpha);
    }
    let (one, other) = (colour.to_be_bytes(), texel.to_be_bytes());
    let [a, r, g, b] = [0, 1, 2, 3].map(|at: usize| {
        let product = u32::from(one.get(at).copied().unwrap_or(0))
            * u32::from(other.get(at).copied().unwrap_or(0))
            + 128;
        (product + (product >> 8)) >> 8
    });
    a << 24 | r << 16 | g << 8 | b
}

/// What is seen of `under` when `over` lies on it. Colours that shine, having less alpha than
/// light, end at white.
#[inline]
pub(super) fn over(under: u32, over: u32) -> u32 {
    let rest = scaled(under, 255 - (over >> 24));
    let add = |one: u32, other: u32| {
        let sum = (one & TWO) + (other & TWO);
        let carry = sum & 0x0100_0100;
        (sum | (carry - (carry >> 8))) & TWO
    };
    add(over, rest) | add(over >> 8, rest >> 8) << 8
}

/// Between two colours, `part` / 256 of the way.
#[inline]
pub(super) fn mixed(from: u32, to: u32, part: u32) -> u32 {
    let mix = |one: u32, other: u32| {
        (((one & TWO) * (256 - part) + (other & TWO) * part + 0x0080_0080) >> 8) & TWO
    };
    mix(from, to) | mix(from >> 8, to >> 8) << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(one: u32, other: u32) -> u32 {
        (one * other + 127) / 255
    }

    #[test]
    fn products_are_rounded_and_keep_their_ends() {
        for one in 0..=255 {
            for other in 0..=255 {
                let all = one * 0x0101_0101;
                assert_eq!(scaled(all, other), exact(one, other) * 0x0101_0101, "{one} {other}");
                assert_eq!(tinted(all, other << 16) >> 16, exact(one, other), "{one} {other}");
            }
        }
    }

    #[test]
    fn nothing_over_something_changes_nothing_and_what_is_opaque_covers() {
        for under in [0xFF00_0000, 0xFF12_3456, 0xFFFF_FFFF] {
            assert_eq!(over(under, 0), under);
            assert_eq!(over(under, 0xFFAB_CDEF), 0xFFAB_CDEF);
            assert_eq!(over(under, 0x0000_0000), under);
        }
        assert_eq!(over(0xFFFF_FFFF, 0x8000_0000), 0xFF7F_7F7F);
        assert_eq!(over(0xFFF0_F0F0, 0x0040_0000), 0xFFFF_F0F0, "what shines ends at white");
    }

    #[test]
    fn a_mixture_begins_and_ends_with_its_parts() {
        assert_eq!(mixed(0x1234_5678, 0xFFEE_DDCC, 0), 0x1234_5678);
        assert_eq!(mixed(0x1234_5678, 0xFFEE_DDCC, 256), 0xFFEE_DDCC);
        assert_eq!(mixed(0x0000_0000, 0xFF80_4020, 128), 0x8040_2010);
    }

    #[test]
    fn egui_says_red_first() {
        assert_eq!(packed(Color32::from_rgba_premultiplied(1, 2, 3, 4)), 0x0401_0203);
    }
}
