//! Files that the operating system hands to the installed app ("Open with").

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{WebError, page, user_file::File};

/// Hands files that the app was or is started with to `open`; does nothing where the browser has no
/// such thing.
///
/// Format: File Handling API (`launchQueue`), which `web_sys` does not know yet.
///
/// # Errors
/// Outside a page, or a queue of files that does not work as the format has it.
pub fn on_launch(open: impl Fn(Vec<File>) + Clone + 'static) -> Result<(), WebError> {
    let queue = Reflect::get(&page::window()?.into(), &"launchQueue".into())?;
    if queue.is_undefined() {
        return Ok(());
    }
    let consumer = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let open = open.clone();
        spawn_local(async move {
            match files(&launch).await {
                Ok(files) => open(files),
                Err(error) => web_sys::console::error_1(&error.to_string().into()),
            }
        });
    });
    let set: Function = Reflect::get(&queue, &"setConsumer".into())?.dyn_into()?;
    // The page keeps the consumer for as long as it lives.
    set.call1(&queue, &consumer.into_js_value())?;
    Ok(())
}

async fn files(launch: &JsValue) -> Result<Vec<File>, WebError> {
    let handles: Array = Reflect::get(launch, &"files".into())?.dyn_into()?;
    let mut files = Vec::new();
    for handle in handles.iter() {
        let get: Function = Reflect::get(&handle, &"getFile".into())?.dyn_into()?;
        let file: Promise = get.call0(&handle)?.dyn_into()?;
        files.push(File(JsFuture::from(file).await?.dyn_into()?));
    }
    Ok(files)
}
