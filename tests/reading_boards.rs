//! What is read from pages that describe themselves for machines, and from the exports of job boards.

use std::sync::Arc;

use rolescope::model::Posting;
use rolescope::read;
use rolescope::source::{SourceFile, SourceText};

fn postings(name: &str, text: &str) -> Vec<Posting> {
    read(&Arc::new(SourceFile::new(name, text))).unwrap_or_else(|error| panic!("{error}")).postings
}

fn only(name: &str, text: &str) -> Posting {
    let mut postings = postings(name, text);
    assert_eq!(postings.len(), 1, "postings in {name}");
    postings.remove(0)
}

fn texts(texts: &[SourceText]) -> Vec<&str> {
    texts.iter().map(|text| text.text.as_str()).collect()
}

fn duties(posting: &Posting) -> Vec<&str> {
    posting.duties.iter().map(|duty| duty.text.text.as_str()).collect()
}

fn title(posting: &Posting) -> &str {
    posting.title.as_ref().map_or("", |title| title.clean.as_str())
}

fn said(text: &Option<SourceText>) -> Option<&str> {
    text.as_ref().map(|text| text.text.as_str())
}

const DUTIES: [&str; 3] = [
    "Plan the yearly members' fair",
    "Book halls & caterers",
    "Send out invitations and keep the guest list",
];

#[test]
fn json_ld_comes_before_the_look_of_the_page() {
    let page = r#"<!DOCTYPE html><html><head><title>Careers at Northquay</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "Organization", "name": "Northquay"},
 {"@type": ["JobPosting"], "title": "Fair Coordinator", "employmentType": ["FULL_TIME"],
  "hiringOrganization": {"@type": "Organization", "name": "Northquay Fairs"},
  "description": "&lt;p&gt;Northquay is old.&lt;/p&gt;&lt;h3&gt;Responsibilities&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Plan the yearly members' fair&lt;/li&gt;&lt;li&gt;Book halls &amp;amp; caterers&lt;/li&gt;&lt;li&gt;Send out invitations and keep the guest list&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Spoken Dutch&lt;/li&gt;&lt;/ul&gt;"}]}
</script></head><body><h1>Come and work by the sea</h1><p>Share this page</p></body></html>"#;
    let posting = only("page.html", page);
    assert_eq!(title(&posting), "Fair Coordinator");
    assert_eq!(said(&posting.organisation), Some("Northquay Fairs"));
    assert_eq!(duties(&posting), DUTIES);
    assert_eq!(texts(&posting.requirements), ["Spoken Dutch"]);
    assert_eq!(said(&posting.terms.employment), Some("FULL_TIME"));
    for duty in &posting.duties {
        let span = duty.text.span();
        let written = &page[span.start..span.end];
        let begins = duty.text.text.split(' ').next().expect("a word");
        assert!(written.starts_with(begins), "{written}");
    }
}

#[test]
fn a_page_whose_json_ld_tells_no_duties_is_read_as_it_looks() {
    let page = r#"<html><head><script type="application/ld+json">
{"@type": "JobPosting", "title": "Fair Coordinator", "hiringOrganization": "Northquay Fairs", "description": "See below."}
</script></head><body><h1>Join us!</h1><h2>What you will do</h2><ul><li>Plan the yearly members' fair</li>
<li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li></ul></body></html>"#;
    let posting = only("page.html", page);
    assert_eq!(title(&posting), "Fair Coordinator");
    assert_eq!(said(&posting.organisation), Some("Northquay Fairs"));
    assert_eq!(duties(&posting), DUTIES);
}

#[test]
fn broken_json_ld_stops_nobody() {
    let page = r#"<html><script type="application/ld+json">{"@type": "JobPosting", "title": </script>
<h1>Fair Coordinator</h1><h2>Duties</h2><ul><li>Plan the yearly members' fair</li>
<li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li></ul></html>"#;
    assert_eq!(duties(&only("page.html", page)), DUTIES);
}

#[test]
fn microdata_names_the_parts_of_a_page() {
    let page = r#"<html><head><title>Jobs</title></head><body><div><div itemscope itemtype="https://schema.org/JobPosting">
<h1>Now hiring</h1><span itemprop="title">Fair <b>Coordinator</b></span>
<meta itemprop="employmentType" content="Part-time">
<div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Northquay Fairs</span></div>
<div itemprop="responsibilities"><div><ul><li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li>
<li>Send out invitations and keep the guest list</li></ul></div></div>
<ul itemprop="skills"><li>Spoken Dutch</li><li>A head for numbers</li></ul></div></div></body></html>"#;
    let posting = only("page.html", page);
    assert_eq!(title(&posting), "Fair Coordinator");
    assert_eq!(said(&posting.organisation), Some("Northquay Fairs"));
    assert_eq!(said(&posting.terms.employment), Some("Part-time"));
    assert_eq!(duties(&posting), DUTIES);
    assert_eq!(texts(&posting.requirements), ["Spoken Dutch", "A head for numbers"]);
}

#[test]
fn swedish_job_ads_are_read_field_by_field() {
    let ad = r#"{"total": {"value": 1}, "hits": [{"id": "1", "headline": "Mässamordnare till Norrhamn",
 "description": {"text": "Norrhamn är en hamn.\n\nArbetsuppgifter\n- Planera den årliga medlemsmässan\n- Boka lokaler och mat\n- Skicka inbjudningar\n\nKvalifikationer\n- Tala holländska", "text_formatted": "<p>Norrhamn</p>", "needs": null},
 "employment_type": {"concept_id": "a1", "label": "Tillsvidare", "legacy_ams_taxonomy_id": "1"},
 "working_hours_type": {"label": "Heltid"}, "scope_of_work": {"min": 80, "max": 80},
 "employer": {"name": "Norrhamn", "workplace": "Hamnen"},
 "must_have": {"skills": [{"concept_id": "x", "label": "Upphandling", "weight": 10}], "languages": []},
 "nice_to_have": {"skills": [{"concept_id": "y", "label": "Bokföring", "weight": 5}]}}]}"#;
    let posting = only("ad.json", ad);
    assert_eq!(title(&posting), "Mässamordnare");
    assert_eq!(said(&posting.organisation), Some("Norrhamn"));
    assert_eq!(
        duties(&posting),
        ["Planera den årliga medlemsmässan", "Boka lokaler och mat", "Skicka inbjudningar"]
    );
    assert_eq!(texts(&posting.requirements), ["Tala holländska", "Upphandling"]);
    assert_eq!(texts(&posting.nice_to_have), ["Bokföring"]);
    assert_eq!(said(&posting.terms.employment), Some("Tillsvidare"));
    assert_eq!(said(&posting.terms.hours), Some("Heltid"));
    assert_eq!(said(&posting.terms.extent), Some("80"));
}

#[test]
fn boards_exports_are_read_whatever_the_board_calls_things() {
    let html = "<h3>Responsibilities</h3><ul><li>Plan the yearly members' fair</li><li>Book halls &amp;amp; caterers</li><li>Send out invitations and keep the guest list</li></ul><h3>Requirements</h3><ul><li>Spoken Dutch</li></ul>";
    let escaped = html.replace("&amp;amp;", "&amp;amp;amp;").replace('<', "&lt;").replace('>', "&gt;");
    let html = html.replace("&amp;amp;", "&amp;");
    let greenhouse = format!(
        r#"{{"jobs": [{{"id": 1, "title": "Fair Coordinator", "content": "{}", "location": {{"name": "Delft"}}, "company_name": "Northquay Fairs"}}], "meta": {{"total": 1}}}}"#,
        escaped.replace("&amp;amp;amp;", "&amp;amp;")
    );
    let lever = r#"[{"id": "a", "text": "Fair Coordinator", "categories": {"commitment": "Full-time", "team": "Fairs"},
 "description": "<div>Northquay is old.</div>", "descriptionPlain": "Northquay is old.",
 "lists": [{"text": "What you will do", "content": "<li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li>"},
 {"text": "Requirements", "content": "<li>Spoken Dutch</li>"}], "additional": "<p>Equal chances.</p>", "hostedUrl": "https://example.org/a"}]"#;
    let ashby = format!(
        r#"{{"apiVersion": "1", "jobs": [{{"title": "Fair Coordinator", "department": "Fairs", "employmentType": "FullTime", "descriptionHtml": "{html}", "descriptionPlain": "Responsibilities\n\nPlan all", "isRemote": false, "compensation": {{"compensationTierSummary": "€40K – €50K", "summaryComponents": [{{"compensationType": "Salary", "interval": "1 YEAR"}}]}}}}]}}"#
    );
    let workable = r#"{"name": "Northquay Fairs", "description": "<p>Old.</p>", "jobs": [{"title": "Fair Coordinator", "shortcode": "A1", "employment_type": "Full-time",
 "description": "<p><strong>Responsibilities</strong></p><ul><li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li></ul>", "requirements": "<ul><li>Spoken Dutch</li></ul>", "benefits": ""}]}"#;
    for (board, text) in
        [("greenhouse", &*greenhouse), ("lever", lever), ("ashby", &*ashby), ("workable", workable)]
    {
        let posting = only("export.json", text);
        assert_eq!(title(&posting), "Fair Coordinator", "{board}");
        assert_eq!(duties(&posting), DUTIES, "{board}");
        assert_eq!(texts(&posting.requirements), ["Spoken Dutch"], "{board}");
        assert_eq!(texts(&posting.benefits), [""; 0], "{board}");
        if matches!(board, "greenhouse" | "workable") {
            assert_eq!(said(&posting.organisation), Some("Northquay Fairs"), "{board}");
        }
    }
}

#[test]
fn fields_that_say_nothing_are_left() {
    let posting = only(
        "a.yaml",
        "title: Clerk\nemployment type: Other\nscope of work: {min: 0, max: 80}\nduties: [Sort mail, Order paper]\n",
    );
    assert_eq!(said(&posting.terms.employment), None);
    assert_eq!(said(&posting.terms.extent), Some("80"));
}

#[test]
fn terms_and_direction_are_read_from_prose() {
    let text = "# Fair Coordinator\n\n**Employment type:** Part-time, permanent\n\nThe position is part-time (60 %), 24 hours per week.\n\n## Duties\n\n- Run the members' fair under the direction of the Head of Fairs\n- Book halls and caterers\n- Keep the guest list\n\n## Nice to have\n\n- Dutch\n\n## Training\n\n- A course in crowd safety\n";
    let posting = only("posting.md", text);
    assert_eq!(said(&posting.terms.employment), Some("Part-time, permanent"));
    assert_eq!(said(&posting.terms.hours), Some("24 hours per week"));
    assert_eq!(said(&posting.terms.extent), Some("60 %"));
    assert_eq!(said(&posting.events_led_by), Some("the Head of Fairs"));
    assert_eq!(texts(&posting.training), ["A course in crowd safety"]);
}

#[test]
fn a_part_that_stands_twice_is_read_once() {
    let job = r#"{"title": "Fair Coordinator", "full_title": "Fair Coordinator - FC/3", "shortcode": "FC", "employment_type": "Full-time",
 "full_description": "<p><strong>Responsibilities</strong></p><ul><li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li></ul><p><strong>Requirements</strong></p><ul><li>Spoken Dutch</li></ul><p><strong>Benefits</strong></p><ul><li>Six weeks off</li></ul>",
 "description": "<p><strong>Responsibilities</strong></p><ul><li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li></ul>",
 "requirements": "<ul><li>Spoken Dutch</li></ul>", "benefits": "<ul><li>Six weeks off</li></ul>", "experience": "Mid-Senior level", "education": "Bachelor's Degree"}"#;
    let posting = only("job.json", job);
    assert_eq!(title(&posting), "Fair Coordinator");
    assert_eq!(duties(&posting), DUTIES);
    assert_eq!(texts(&posting.requirements), ["Spoken Dutch", "Bachelor's Degree"]);
    assert_eq!(texts(&posting.benefits), ["Six weeks off"]);
}

#[test]
fn what_a_board_says_in_codes_is_no_requirement() {
    let lever = r#"[{"id": "a", "text": "Fair Coordinator", "categories": {"commitment": "Full-time", "team": "Fairs"},
 "opening": "<div>Harbour people</div>", "description": "<div>Harbour people</div><div>Northquay is old.</div>", "descriptionBody": "<div>Northquay is old.</div>",
 "lists": [{"text": "What you will do", "content": "<li>Plan the yearly members' fair</li><li>Book halls &amp; caterers</li><li>Send out invitations and keep the guest list</li>"}]}]"#;
    let posting = only("lever.json", lever);
    assert_eq!(title(&posting), "Fair Coordinator");
    assert_eq!(duties(&posting), DUTIES);
    assert_eq!(said(&posting.terms.employment), Some("Full-time"));
    let schema = r#"{"@context": "https://schema.org", "@type": "JobPosting", "title": "Fair Coordinator",
 "responsibilities": ["Plan the yearly members' fair", "Book halls & caterers", "Send out invitations and keep the guest list"],
 "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
 "educationRequirements": {"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"},
 "employerOverview": "We plan fairs.", "jobBenefits": "Six weeks off"}"#;
    let posting = only("schema.json", schema);
    assert_eq!(duties(&posting), DUTIES);
    assert_eq!(texts(&posting.requirements), ["bachelor degree"]);
    assert_eq!(texts(&posting.benefits), ["Six weeks off"]);
}

#[test]
fn ads_of_old_tell_their_work_under_what_the_employer_needs() {
    let ad = r#"{"headline": "Mässvärd", "description": {"text": null, "text_formatted": null, "company_information": "Norrhamn är en hamn.",
 "needs": "Du planerar den årliga medlemsmässan. Du bokar lokaler och mat.", "requirements": "Tala holländska.", "conditions": "Heltid."}}"#;
    let posting = only("ad.json", ad);
    assert_eq!(duties(&posting), ["Du planerar den årliga medlemsmässan.", "Du bokar lokaler och mat."]);
    assert_eq!(texts(&posting.requirements), ["Tala holländska."]);
}

#[test]
fn keys_may_say_first_that_they_are_the_jobs() {
    let ad = r#"[{"workTitle": "Mässvärd", "company": "Norrhamn", "jobbDescription": "Du planerar mässan. Du bokar lokaler och mat."}]"#;
    let posting = only("ads.json", ad);
    assert_eq!(title(&posting), "Mässvärd");
    assert_eq!(duties(&posting).len(), 2);
}

#[test]
fn pay_in_words_is_offered() {
    let role =
        "title: Clerk\nduties: [Sort the mail, Order paper]\ncompensation: A fair wage and free lunch\n";
    assert_eq!(texts(&only("role.yaml", role).benefits), ["A fair wage and free lunch"]);
}
