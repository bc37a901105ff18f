//! Whole numbers as they lie in files.

use kernel::{Endian, Float, Number};

/// Numbers that are decoded at a time.
const BLOCK: usize = 1024;

/// A type of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Bytes of each: 1, 2, 4 or 8.
    pub size: u8,
    /// Whether there are negative ones.
    pub signed: bool,
    /// Which of its bytes comes first.
    pub endian: Endian,
}

impl Whole {
    /// Name shown to the user.
    pub(crate) fn name(self) -> &'static str {
        match (self.signed, self.size) {
            (true, 1) => "I8",
            (true, 2) => "I16",
            (true, 4) => "I32",
            (true, _) => "I64",
            (false, 1) => "U8",
            (false, 2) => "U16",
            (false, 4) => "U32",
            (false, _) => "U64",
        }
    }

    /// The type of this name, least significant byte first.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let sizes = [1, 2, 4, 8].into_iter();
        let all = sizes.flat_map(|size| {
            [true, false].map(|signed| Self { size, signed, endian: Endian::Little })
        });
        all.into_iter().find(|whole| whole.name() == name)
    }

    /// The number in these bytes; doubles hold all up to 2^53, and round larger ones.
    pub(crate) fn read(self, bytes: &[u8]) -> i128 {
        let mut wide = [0; 8];
        let used = &mut wide[..usize::from(self.size).min(bytes.len())];
        used.copy_from_slice(&bytes[..used.len()]);
        if self.endian == Endian::Big {
            used.reverse();
        }
        let (number, unused) = (u64::from_le_bytes(wide), 64 - 8 * u32::from(self.size));
        if self.signed {
            i128::from((number << unused).cast_signed() >> unused)
        } else {
            i128::from(number)
        }
    }

    /// Decodes as many numbers as `out` has room for.
    pub(crate) fn decode<T: Number>(self, bytes: &[u8], out: &mut [T]) {
        let mut doubles = Vec::with_capacity(BLOCK * size_of::<f64>());
        let size = usize::from(self.size);
        for (bytes, out) in bytes.chunks(BLOCK * size).zip(out.chunks_mut(BLOCK)) {
            doubles.clear();
            let numbers = bytes.chunks_exact(size).map(|bytes| self.read(bytes) as f64);
            doubles.extend(numbers.flat_map(f64::to_le_bytes));
            T::decode(Float::F64.little(), &doubles, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_sizes_are_read_in_either_order() {
        for size in [1, 2, 4, 8] {
            for (signed, number) in [(true, -2_i128), (true, 7), (false, 250)] {
                for endian in [Endian::Little, Endian::Big] {
                    let mut bytes = number.to_le_bytes()[..usize::from(size)].to_vec();
                    if endian == Endian::Big {
                        bytes.reverse();
                    }
                    let whole = Whole { size, signed, endian };
                    let (mut double, mut single) = ([0.0_f64], [0.0_f32]);
                    whole.decode(&bytes, &mut double);
                    whole.decode(&bytes, &mut single);
                    assert_eq!(whole.read(&bytes), number, "{whole:?}");
                    assert_eq!((double[0], single[0]), (number as f64, number as f32));
                }
            }
        }
    }

    #[test]
    fn types_are_found_by_the_names_they_give() {
        for name in ["I8", "U8", "I16", "U16", "I32", "U32", "I64", "U64"] {
            assert_eq!(Whole::named(name).map(Whole::name), Some(name));
        }
        assert_eq!(Whole::named("F32"), None);
    }
}
