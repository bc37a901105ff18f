//! What a person sees when the app meets a fault of its own.

use std::panic;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use super::{WebError, page};

/// Has every panic written to the console and reported on the page. The report itself needs nothing
/// of the app, whose state is not to be trusted any more: `boot.js` shows it.
pub fn report_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Err(error) = announce(&info.to_string()) {
            web_sys::console::error_1(&error.to_string().into());
        }
    }));
}

fn announce(what: &str) -> Result<(), WebError> {
    let with = CustomEventInit::new();
    with.set_detail(&JsValue::from_str(what));
    page::window()?
        .dispatch_event(&CustomEvent::new_with_event_init_dict("app-fault", &with)?.into())?;
    Ok(())
}
