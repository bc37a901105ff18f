//! A static file server for the built page: GET and HEAD of files below one folder, on 127.0.0.1
//! only.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::packed::{ENCODINGS, beside};

/// What every answer carries, as the README advises for other servers: the page asks nothing of any
/// other origin, and no file is taken for what it does not say it is.
pub const HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
         form-action 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-cache"),
];

/// Headers by name and value.
type Headers = &'static [(&'static str, &'static str)];

/// The header in which a client says what encodings it takes.
const ACCEPT: &str = "Accept-Encoding";
/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest request head read; more is refused.
const HEAD_LIMIT: u64 = 64 * 1024;

/// A server that holds its port but answers only once [`run`](Self::run).
pub struct Server {
    root: Arc<PathBuf>,
    listener: TcpListener,
    port: u16,
    headers: Headers,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Takes `port` (0: any free one) on 127.0.0.1 for the files below `root`.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn bind(root: impl Into<PathBuf>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            root: Arc::new(root.into()),
            listener,
            port,
            headers: &HEADERS,
            stopped: Arc::default(),
        })
    }

    /// The same without [`HEADERS`]: for pages of others, which may frame this one.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { headers: &[], ..self }
    }

    /// The address of the page, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until it is stopped, one thread a connection.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            if self.stopped.load(Ordering::Relaxed) {
                return;
            }
            let (root, stopped) = (Arc::clone(&self.root), Arc::clone(&self.stopped));
            let folder = move |request: &Request, out: &mut TcpStream| {
                respond(&root, self.headers, request, out)
            };
            // A client that goes away in the middle is its own affair.
            thread::spawn(move || answer(folder, stream, &stopped).ok());
        }
    }

    /// Answers in the background until the process ends; gives the address.
    pub fn spawn(self) -> String {
        let url = self.url();
        thread::spawn(move || self.run());
        url
    }

    /// Ends [`run`](Self::run) from elsewhere.
    pub fn stop(&self) -> Stop {
        Stop { stopped: Arc::clone(&self.stopped), port: self.port }
    }
}

/// Stops a server.
pub struct Stop {
    stopped: Arc<AtomicBool>,
    port: u16,
}

impl Stop {
    /// From now on nothing is answered, not even on connections that are open.
    pub fn now(self) {
        self.stopped.store(true, Ordering::Relaxed);
        // The server sees it at the next connection: this one.
        TcpStream::connect(("127.0.0.1", self.port)).ok();
    }
}

/// Answers the requests of one connection until the client closes it or asks for that.
fn answer(
    respond: impl Fn(&Request, &mut TcpStream) -> io::Result<()>,
    mut stream: TcpStream,
    stopped: &AtomicBool,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(request) =
        Request::read(&mut reader)?.filter(|_| !stopped.load(Ordering::Relaxed))
    {
        respond(&request, &mut stream)?;
    }
    Ok(())
}

struct Request {
    method: String,
    path: String,
    /// What the client takes, as its header says.
    encodings: String,
}

impl Request {
    /// Reads one request head; `None` when the client has closed.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = io::Read::take(reader, HEAD_LIMIT);
        let mut first = String::new();
        if head.read_line(&mut first)? == 0 {
            return Ok(None);
        }
        let (mut header, mut encodings) = (String::new(), String::new());
        while head.read_line(&mut header)? > 2 {
            let named =
                header.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case(ACCEPT));
            if let Some((_, value)) = named {
                encodings = value.trim().to_owned();
            }
            header.clear();
        }
        let mut words = first.split_whitespace().map(str::to_owned);
        let line = words.next().zip(words.next());
        Ok(line.map(|(method, path)| Self { method, path, encodings }))
    }

    /// Whether the client takes an encoding.
    fn takes(&self, encoding: &str) -> bool {
        self.encodings.split(',').any(|taken| {
            let mut parts = taken.split(';').map(str::trim);
            parts.next() == Some(encoding) && parts.all(|part| part != "q=0")
        })
    }
}

fn respond(
    root: &Path,
    headers: Headers,
    request: &Request,
    out: &mut impl Write,
) -> io::Result<()> {
    let head_only = request.method == "HEAD";
    if !head_only && request.method != "GET" {
        let body = b"only GET and HEAD\n";
        return send(out, headers, "405 Method Not Allowed", "text/plain", body, None, false);
    }
    match locate(root, &request.path).and_then(|file| {
        let (body, encoding) = contents(&file, request)?;
        Some((media_type(&file), body, encoding))
    }) {
        Some((kind, body, encoding)) => {
            send(out, headers, "200 OK", kind, &body, encoding, head_only)
        }
        None => send(out, headers, "404 Not Found", "text/plain", b"not found\n", None, head_only),
    }
}

/// A file as it is, or packed where it lies packed beside it and the client takes that.
fn contents(file: &Path, request: &Request) -> Option<(Vec<u8>, Option<&'static str>)> {
    let packed = ENCODINGS.iter().filter(|(encoding, _)| request.takes(encoding));
    let packed = packed.filter_map(|(encoding, ending)| {
        Some((fs::read(beside(file, ending)).ok()?, Some(*encoding)))
    });
    packed.take(1).next().or_else(|| Some((fs::read(file).ok()?, None)))
}

fn send(
    out: &mut impl Write,
    headers: Headers,
    status: &str,
    kind: &str,
    body: &[u8],
    encoding: Option<&str>,
    head_only: bool,
) -> io::Result<()> {
    let length = body.len();
    write!(out, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n")?;
    if let Some(encoding) = encoding {
        write!(out, "Content-Encoding: {encoding}\r\nVary: {ACCEPT}\r\n")?;
    }
    for (name, value) in headers {
        write!(out, "{name}: {value}\r\n")?;
    }
    out.write_all(b"\r\n")?;
    if head_only { Ok(()) } else { out.write_all(body) }
}

/// The file below `root` that a request's path stands for; `None` for one that leaves the folder or
/// is not there.
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
        Some("webmanifest") => "application/manifest+json",
        Some("ttf") => "font/ttf",
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
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/..%2f..%2fCargo.toml",
            "/src",
            "/%zz",
            "/nothing",
        ] {
            assert_eq!(locate(root, path), None, "{path}");
        }
    }

    #[test]
    fn the_page_carries_the_policy_that_the_server_sends() {
        let page = fs::read_to_string(crate::program::root().join("index.html")).unwrap();
        let (_, policy) = HEADERS[0];
        assert!(
            page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\"")),
            "{policy}"
        );
    }

    #[test]
    fn a_packed_file_goes_to_those_who_take_it() {
        let request = |encodings: &str| Request {
            method: "GET".into(),
            path: "/".into(),
            encodings: encodings.into(),
        };
        assert!(request("gzip, deflate, br;q=0.9").takes("br"));
        assert!(!request("gzip, br;q=0").takes("br") && !request("brotli").takes("br"));
        let folder = std::env::temp_dir().join(format!("packed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.js");
        fs::write(&file, "as it is").unwrap();
        fs::write(beside(&file, "gz"), "packed").unwrap();
        let got = |encodings| contents(&file, &request(encodings)).unwrap();
        assert_eq!(got("gzip, br"), (b"packed".to_vec(), Some("gzip")));
        assert_eq!(got("br"), (b"as it is".to_vec(), None));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn wasm_is_served_under_its_own_type() {
        assert_eq!(media_type(Path::new("a/b-1f.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("m.safetensors")), "application/octet-stream");
    }
}
