//! The program that runs a language model: computes contexts from its own file in a worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    all_or_none::web::composing::compose_texts();
    if let Some(scope) = all_or_none::web::host::scope() {
        browser::serve(scope);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;

    use all_or_none::web::host::{local_files, post, received};
    use inference::Inference;
    use session::protocol::inference::{FromInference, ToInference};
    use wasm_bindgen::{JsCast, prelude::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Listens for the page's messages for as long as the worker lives.
    pub fn serve(scope: DedicatedWorkerGlobalScope) {
        let holder = RefCell::new(Inference::new(js_sys::Date::now));
        let host = scope.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            answer(&mut holder.borrow_mut(), &event, &host);
        });
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // The listener lives exactly as long as the worker: the scope owns it from here on.
        drop(listener.into_js_value());
    }

    fn answer(inference: &mut Inference, event: &MessageEvent, host: &DedicatedWorkerGlobalScope) {
        match received(event) {
            Ok((ToInference::Open, attached)) => post(
                host,
                &match local_files(&attached) {
                    Ok(files) => inference.open(files),
                    Err(error) => FromInference::Refused(error.to_string()),
                },
            ),
            Ok((message, _)) => inference.handle(message, &mut |said| post(host, &said)),
            Err(error) => post(host, &FromInference::Refused(error.to_string())),
        }
    }
}
