package vn.lienthong.partner;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** One service of a partner. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "partner",
        title = "Partner",
        syntax = "partner:name",
        producerOnly = true,
        category = Category.HTTP)
public final class PartnerEndpoint extends DefaultEndpoint {
    /** How a call shows who we are. */
    enum Auth {
        LOGIN,
        BASIC,
        TOKEN,
        NONE
    }

    @UriPath(description = "dvclt, ndxp, one-stop …")
    private final String name;

    @UriParam(description = "Path behind the partner's address; {header} is replaced by that header, encoded")
    private String path = "";

    @UriParam(description = "Name of the service in the dossier's exchanges; the path if not given")
    private String service;

    @UriParam(description = "login, basic, token or none", defaultValue = "login")
    private String auth = "login";

    @UriParam(description = "Route that logs in: gives {token, expiresIn} in seconds")
    private String login;

    @UriParam(defaultValue = "application/json")
    private String contentType = "application/json";

    @UriParam(description = "HTTP statuses beside 2xx whose JSON the route reads itself, comma separated")
    private String accept = "";

    @UriParam(description = "Send the message's key as Idempotency-Key", defaultValue = "false")
    private boolean idempotent;

    @UriParam(description = "A 2xx without a body is an answer too, read as {}", defaultValue = "false")
    private boolean emptyAnswer;

    @UriParam(description = "post, put or get; a get sends no body", defaultValue = "post")
    private String method = "post";

    @UriParam(description = "Member of the body that holds the session, where it is not a bearer token")
    private String sessionField;

    @UriParam(
            description = "Log in once again: the session of this exchange's last call has ended",
            defaultValue = "false")
    private boolean renew;

    @UriParam(
            description = "A SOAP 1.1 call of this action: text/xml out, and what stands in the answer's body as JSON")
    private String soap = "";

    PartnerEndpoint(String uri, PartnerComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return new PartnerProducer(this, ((PartnerComponent) getComponent()).partners());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("partner: can only be called");
    }

    String name() {
        return name;
    }

    Auth auth() {
        return Auth.valueOf(auth.toUpperCase(java.util.Locale.ROOT));
    }

    PartnerHttp.Method method() {
        return PartnerHttp.Method.valueOf(method.toUpperCase(java.util.Locale.ROOT));
    }

    Set<Integer> accepted() {
        return Arrays.stream(accept.split(","))
                .map(String::strip)
                .filter(status -> !status.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    String service() {
        return service == null ? path : service;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getService() {
        return service;
    }

    public void setService(String service) {
        this.service = service;
    }

    public String getAuth() {
        return auth;
    }

    public void setAuth(String auth) {
        this.auth = auth;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getContentType() {
        return isSoap() ? "text/xml; charset=UTF-8" : contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public String getAccept() {
        return accept;
    }

    public void setAccept(String accept) {
        this.accept = accept;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public boolean isEmptyAnswer() {
        return emptyAnswer;
    }

    public void setEmptyAnswer(boolean emptyAnswer) {
        this.emptyAnswer = emptyAnswer;
    }

    public String getSessionField() {
        return sessionField;
    }

    public void setSessionField(String sessionField) {
        this.sessionField = sessionField;
    }

    public boolean isRenew() {
        return renew;
    }

    public void setRenew(boolean renew) {
        this.renew = renew;
    }

    boolean isSoap() {
        return !soap.isEmpty();
    }

    public String getSoap() {
        return soap;
    }

    public void setSoap(String soap) {
        this.soap = soap;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }
}
