//! Signals that begin and end together.

/// Makes a struct of signals that all begin with the default of their values, and `forget`, which
/// takes all of them back to it: none is left out when one is added.
macro_rules! signals {
    (
        $(#[$about:meta])*
        $visible:vis struct $name:ident {
            $($(#[$what:meta])* $field:ident: $value:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy)]
        $visible struct $name {
            $($(#[$what])* pub $field: ::reactive_graph::signal::RwSignal<$value>,)*
        }

        impl $name {
            fn new() -> Self {
                Self { $($field: ::reactive_graph::signal::RwSignal::new(Default::default()),)* }
            }

            /// None of it is known any more.
            fn forget(&self) {
                use ::reactive_graph::traits::Set;
                $(self.$field.set(Default::default());)*
            }
        }
    };
}

pub(crate) use signals;
