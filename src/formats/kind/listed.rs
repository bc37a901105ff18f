//! An enum of kinds that knows all of them.

/// The enum, and a constant that lists its variants in the order in which they are written, with
/// the usual value of what they hold: a new one cannot be forgotten there. The variant after `..`
/// is none of them.
macro_rules! kinds {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $kind:ident $(($held:ty = $usual:expr))?,)+
            ..
            $(#[$other_doc:meta])* $other:ident($told:ty),
        }
    ) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $kind $(($held))?,)+
            $(#[$other_doc])* $other($told),
        }

        impl $name {
            /// One of each, text with its usual separator.
            pub const ALL: [Self; [$(stringify!($kind)),+].len()] =
                [$(Self::$kind $(($usual))?),+];
        }
    };
}
