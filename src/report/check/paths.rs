//! File names as other tools want them: with forward slashes, without `./`, and as the path of a URI.

use std::borrow::Cow;

/// A file's name with forward slashes and without `./` before it.
pub(super) fn forward(name: &str) -> Cow<'_, str> {
    let name = name.strip_prefix("./").unwrap_or(name);
    if cfg!(windows) && name.contains('\\') {
        Cow::Owned(name.replace('\\', "/"))
    } else {
        Cow::Borrowed(name)
    }
}

/// A file's name at the beginning of a line for people: harmless, and no command of a workflow, which begins with
/// two colons.
pub(super) fn shown(name: &str) -> Cow<'_, str> {
    let name = crate::report::plain(name);
    if name.starts_with("::") { Cow::Owned(format!("./{name}")) } else { name }
}

/// A file's name as a relative URI reference (RFC 3986, section 4.2); an absolute one as `file://`.
pub(super) fn uri(name: &str) -> String {
    let name = forward(name);
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char)
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    if uri.starts_with('/') { format!("file://{uri}") } else { uri }
}
