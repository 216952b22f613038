"""Rules that hold for every page: its frame, its headers, what it must not hold."""

import re
from html import unescape

from .site_map import FOR_FANS, NOT_PAGES, PUBLIC, PUBLIC_FORMS


def pages(client, addresses, names):
    for name in sorted(names):
        response = client.get(addresses[name])
        assert response.status_code == 200, name
        yield name, response, response.content.decode()


def test_every_public_page_has_a_title_and_one_heading(client, addresses):
    titles = {}
    for name, _response, page in pages(client, addresses, PUBLIC | PUBLIC_FORMS):
        title = re.search(r"<title>\s*(.+?)\s*</title>", page, re.DOTALL)
        assert title, name
        titles[name] = title[1]
        assert len(re.findall(r"<h1[\s>]", page)) == 1, name
        assert re.search(r'<html[^>]* lang="en"', page), name
    assert len(set(titles.values())) == len(titles)


def test_no_name_in_a_page_stands_twice(client, as_user, ana, addresses):
    readers = [(client, PUBLIC | PUBLIC_FORMS), (as_user(ana), PUBLIC | FOR_FANS)]
    for reader, names in readers:
        for name, _response, page in pages(reader, addresses, names):
            ids = re.findall(r'\sid="([^"]+)"', page)
            assert sorted(ids) == sorted(set(ids)), name


def test_every_answer_carries_the_headers_that_protect(
    client, as_user, mona, addresses
):
    some = PUBLIC | FOR_FANS | {"admin:index", "admin:theories_theory_change"}
    of_moderators = {name: addresses[name] for name in some}
    for reader, asked in [(client, addresses), (as_user(mona), of_moderators)]:
        for name, url in asked.items():
            headers = reader.get(url).headers
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy, name
            assert "unsafe" not in policy, name
            assert headers["X-Content-Type-Options"] == "nosniff", name
            assert headers["X-Frame-Options"] == "DENY", name
            assert headers["Referrer-Policy"] == "same-origin", name
            assert headers["Cross-Origin-Opener-Policy"] == "same-origin", name


def test_no_page_holds_script_or_style_that_the_policy_would_refuse(
    client, as_user, ana, addresses
):
    script = r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)"
    inline = re.compile(rf"{script}|<style|\sstyle=|\son[a-z]+=|hx-on", re.IGNORECASE)
    readers = [(client, PUBLIC | PUBLIC_FORMS), (as_user(ana), PUBLIC | FOR_FANS)]
    for reader, names in readers:
        for name, _response, page in pages(reader, addresses, names):
            assert not inline.search(page), name


def test_reading_sets_no_cookie_and_holds_no_token(client, addresses):
    for name, response, page in pages(client, addresses, PUBLIC | NOT_PAGES):
        assert not response.cookies, name
        # The privacy page names the cookie that comes with a first form.
        text = page.lower().replace("<code>csrftoken</code>", "")
        assert "csrf" not in text, name


def test_a_page_of_somebody_logged_in_is_for_no_shared_cache(as_user, ben, addresses):
    for name, response, _page in pages(as_user(ben), addresses, PUBLIC | FOR_FANS):
        assert "private" in response["Cache-Control"], name
        assert "Cookie" in response["Vary"], name


def test_every_link_on_the_site_leads_somewhere(client, addresses):
    wanted, seen = {"/"}, {}
    while new := wanted - seen.keys():
        for url in new:
            response = client.get(url)
            seen[url] = response.status_code
            if response.streaming:
                list(response)
            elif response.status_code == 200:
                links = re.findall(r'\s(?:href|src)="(/[^"#]*)', response.text)
                wanted |= {unescape(link) for link in links if "next=" not in link}
    assert {url for url, status in seen.items() if status not in (200, 302)} == set()
    assert len(seen) > 30
