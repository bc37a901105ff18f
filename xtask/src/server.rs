//! A static file server for the built page: GET and HEAD of files below one folder, on 127.0.0.1 only.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest request head read; more is refused.
const HEAD_LIMIT: u64 = 64 * 1024;

/// A server that holds its port but answers only once [`run`](Self::run).
pub struct Server {
    root: Arc<PathBuf>,
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Takes `port` (0: any free one) on 127.0.0.1 for the files below `root`.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn bind(root: impl Into<PathBuf>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        Ok(Self { root: Arc::new(root.into()), listener, port })
    }

    /// The address of the page, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until the process ends, one thread a connection.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let root = Arc::clone(&self.root);
            // A client that goes away in the middle is its own affair.
            thread::spawn(move || answer(&root, stream).ok());
        }
    }

    /// Answers in the background until the process ends; gives the address.
    pub fn spawn(self) -> String {
        let url = self.url();
        thread::spawn(move || self.run());
        url
    }
}

/// Answers the requests of one connection until the client closes it or asks for that.
fn answer(root: &Path, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(request) = Request::read(&mut reader)? {
        respond(root, &request, &mut stream)?;
    }
    Ok(())
}

struct Request {
    method: String,
    path: String,
}

impl Request {
    /// Reads one request head; `None` when the client has closed.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = io::Read::take(reader, HEAD_LIMIT);
        let mut first = String::new();
        if head.read_line(&mut first)? == 0 {
            return Ok(None);
        }
        let mut header = String::new();
        while head.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = first.split_whitespace().map(str::to_owned);
        Ok(words.next().zip(words.next()).map(|(method, path)| Self { method, path }))
    }
}

fn respond(root: &Path, request: &Request, out: &mut impl Write) -> io::Result<()> {
    let head_only = request.method == "HEAD";
    if !head_only && request.method != "GET" {
        return send(out, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n", false);
    }
    match locate(root, &request.path).and_then(|file| Some((media_type(&file), fs::read(&file).ok()?))) {
        Some((kind, body)) => send(out, "200 OK", kind, &body, head_only),
        None => send(out, "404 Not Found", "text/plain", b"not found\n", head_only),
    }
}

fn send(out: &mut impl Write, status: &str, kind: &str, body: &[u8], head_only: bool) -> io::Result<()> {
    let length = body.len();
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\r\n"
    )?;
    if head_only { Ok(()) } else { out.write_all(body) }
}

/// The file below `root` that a request's path stands for; `None` for one that leaves the folder or is not there.
fn locate(root: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decoded(path.split(['?', '#']).next()?)?;
    let mut file = root.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// `%41` to `A`; `None` when what follows a per cent sign is no byte or the whole is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = *first == b'%';
        bytes.push(if escaped { hex_byte(tail.get(..2)?)? } else { *first });
        rest = if escaped { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// What browsers need to be told; WebAssembly compiles while it arrives only under its own type.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("tsv" | "txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_never_leaves_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(locate(root, "/src/server.rs"), Some(root.join("src/server.rs")));
        assert_eq!(locate(root, "/src/server.rs?x=1"), Some(root.join("src/server.rs")));
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/src/..%2f..%2fCargo.toml", "/src", "/%zz", "/nothing"] {
            assert_eq!(locate(root, path), None, "{path}");
        }
    }

    #[test]
    fn wasm_is_served_under_its_own_type() {
        assert_eq!(media_type(Path::new("a/b-1f.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("m.safetensors")), "application/octet-stream");
    }
}
