//! Checkstyle XML, which many review tools take. The writer escapes what XML reads, and control characters,
//! for which XML has no place at all, are shown as a sign.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use super::{Checked, paths, wording};
use crate::report::plain;

pub(super) fn write(checked: &Checked) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.write_event(Event::Start(BytesStart::new("checkstyle").with_attributes([("version", "4.3")])))?;
    for findings in &checked.by_file {
        let Some(file) = findings.first().map(|finding| &finding.file) else { continue };
        let name = plain(&paths::forward(file)).into_owned();
        writer
            .write_event(Event::Start(BytesStart::new("file").with_attributes([("name", name.as_str())])))?;
        for finding in findings {
            let (line, column) =
                (finding.place.start().line.to_string(), finding.place.start().column.to_string());
            let message = plain(&wording::whole(finding, checked.language)).into_owned();
            let source = format!("rolescope.{}", finding.rule.code);
            let attributes = [
                ("line", line.as_str()),
                ("column", column.as_str()),
                ("severity", finding.severity.key()),
                ("message", message.as_str()),
                ("source", source.as_str()),
            ];
            writer.write_event(Event::Empty(BytesStart::new("error").with_attributes(attributes)))?;
        }
        writer.write_event(Event::End(BytesEnd::new("file")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("checkstyle")))?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}
