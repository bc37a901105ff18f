//! A small checksum, for what is told apart and not kept secret.

/// FNV-1a with 32 bits (Fowler, Noll, Vo).
pub(crate) fn fnv(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
