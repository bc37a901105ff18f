//! The worker that runs a language model: computes contexts from its own file.

use ::inference::Inference;

use super::{
    host::local_files,
    listen::{listen, unpacked},
};
use session::protocol::inference::{FromInference, ToInference};

/// Hears the page for as long as the worker lives.
pub fn serve() {
    let mut inference = Inference::new(js_sys::Date::now);
    listen(move |data, page| match unpacked(data) {
        Ok((ToInference::Open, attached)) => page.send(&match local_files(&attached) {
            Ok(files) => inference.open(files),
            Err(error) => FromInference::Refused(error.to_string()),
        }),
        Ok((message, _)) => inference.handle(message, &mut |answer| page.send(&answer)),
        Err(error) => page.send(&FromInference::Refused(error.to_string())),
    });
}
