"""A small MediaWiki API client for the system test: standard library only.

It knows addresses and requests; it does not know what a page ought to look like.
"""

import hashlib
import http.cookiejar
import json
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT_S = 90

PARSE_PROPS = (
    "text|links|templates|categories|images|externallinks|sections|"
    "parsewarnings|langlinks|iwlinks|displaytitle"
)


class WikiError(Exception):
    """The wiki refused, or could not be reached; `code` is the API's own code."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


class Wiki:
    """One logged-in session. `config` is the object that up.sh leaves in wiki.json."""

    def __init__(self, config):
        self.config = config
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        # an empty ProxyHandler: the wiki is on loopback, whatever the environment says
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        self._user = None
        self._token = None

    @classmethod
    def from_file(cls, path):
        """Reads wiki.json and logs in."""
        with open(path, encoding="utf-8") as file:
            wiki = cls(json.load(file))
        wiki.login()
        return wiki

    # --- requests ---

    def _send(self, url, body=None, content_type=None):
        request = urllib.request.Request(url, data=body)
        if content_type:
            request.add_header("Content-Type", content_type)
        try:
            with self._opener.open(request, timeout=TIMEOUT_S) as answer:
                raw = answer.read()
        except urllib.error.HTTPError as error:
            detail = error.read(600).decode("utf-8", "replace")
            raise WikiError(f"http-{error.code}", f"{url}: {detail}") from error
        except OSError as error:
            raise WikiError("unreachable", f"{url}: {error}") from error
        try:
            return json.loads(raw)
        except ValueError as error:
            raise WikiError("not-json", f"{url}: {raw[:300]!r}") from error

    def api(self, post=False, **params):
        """One action API request; raises WikiError on either failure shape."""
        params = {"format": "json", "formatversion": "2", **params}
        query = urllib.parse.urlencode(params)
        if post:
            answer = self._send(
                self.config["api"], query.encode(), "application/x-www-form-urlencoded"
            )
        else:
            answer = self._send(f"{self.config['api']}?{query}")
        if "error" in answer:
            raise WikiError(answer["error"].get("code", "?"), answer["error"].get("info", ""))
        if "errors" in answer:
            first = answer["errors"][0]
            raise WikiError(first.get("code", "?"), first.get("text", ""))
        return answer

    # --- session ---

    def login(self):
        """Logs in with the bot password and fetches the CSRF token."""
        token = self.api(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        answer = self.api(
            post=True,
            action="login",
            lgname=self.config["bot"],
            lgpassword=self.config["bot_password"],
            lgtoken=token,
        )["login"]
        if answer["result"] != "Success":
            raise WikiError("login", answer.get("reason", answer["result"]))
        self._user = answer["lgusername"]
        self._token = self.api(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def siteinfo(self, props="general|namespaces|namespacealiases|extensiontags"):
        """What the wiki says about itself."""
        return self.api(action="query", meta="siteinfo", siprop=props)["query"]

    # --- pages ---

    def save(self, title, text, create_only=False):
        """Saves a page (overwriting, unless `create_only`) and returns its title as stored."""
        params = {"createonly": "1"} if create_only else {}
        answer = self.api(
            post=True,
            action="edit",
            title=title,
            text=text,
            # the wiki compares this with what arrived, so a mangled transfer is refused
            md5=hashlib.md5(text.encode()).hexdigest(),
            summary="system test",
            bot="1",
            **{"assert": "user", "assertuser": self._user},
            token=self._token,
            **params,
        )["edit"]
        if answer["result"] != "Success":
            raise WikiError("edit", json.dumps(answer, ensure_ascii=False))
        if answer.get("nochange"):
            # the cached rendering may be older than the templates it uses
            self.api(post=True, action="purge", titles=title)
        return answer["title"]

    def raw(self, title):
        """The page's wikitext as stored, or None when there is no such page."""
        answer = self.api(
            action="query", titles=title, prop="revisions", rvprop="content", rvslots="main"
        )
        page = answer["query"]["pages"][0]
        if "revisions" not in page:
            return None
        return page["revisions"][0]["slots"]["main"]["content"]

    def delete(self, title):
        """Deletes a page; a page that is not there is fine."""
        try:
            self.api(post=True, action="delete", title=title, reason="system test", token=self._token)
        except WikiError as error:
            if error.code != "missingtitle":
                raise

    def parse(self, title):
        """The saved page as the parser sees it: `text` is HTML, the rest are lists."""
        return self.api(
            action="parse", page=title, prop=PARSE_PROPS, disablelimitreport="1"
        )["parse"]

    def parse_text(self, text, title="صفحة تجربة"):
        """Renders wikitext that is not saved (as a preview does, with pre-save transform)."""
        return self.api(
            post=True,
            action="parse",
            text=text,
            title=title,
            prop=PARSE_PROPS,
            contentmodel="wikitext",
            pst="1",
            preview="1",
            disablelimitreport="1",
        )["parse"]

    def lint(self, text, title="صفحة تجربة"):
        """Parsoid's lint errors for this wikitext: a list, empty when all is well.

        Route: POST /w/rest.php/DOMAIN/v3/transform/wikitext/to/lint/TITLE, where DOMAIN is the
        wiki's host name without its port, or Parsoid answers «invalid-domain».
        """
        domain = urllib.parse.urlsplit(self.config["base"]).hostname
        page = urllib.parse.quote(title, safe="")
        url = f"{self.config['rest']}/{domain}/v3/transform/wikitext/to/lint/{page}"
        return self._send(url, json.dumps({"wikitext": text}).encode(), "application/json")
