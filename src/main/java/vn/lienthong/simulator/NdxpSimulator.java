package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The exchange platform (token by client credentials), straight or through a Security Server's adapter, and, behind it,
 * the Justice Ministry's civil registry: takes registration requests and answers polls, by the interlinked and the
 * classic service.
 */
public final class NdxpSimulator extends SimulatedPartner {
    static final String TOKEN_PATH = "/token";
    static final String SUBMIT_PATH = "/apiLienThongKSKT/1.0/nhanHoSoDKHT";
    static final String RESULT_PATH = "/apiLienThongKSKT/1.0/layKetQua";

    private final SimulatorOptions.Credentials credentials;
    private final Tokens tokens;
    private final CivilRegistry registry;
    private final ClassicRegistry classic;
    private final SecurityServer securityServer;

    NdxpSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.NDXP, options, clock);
        credentials = options.credentials();
        tokens = new Tokens(credentials.ndxpSecret(), options.tokenLifetime(), clock);
        registry = new CivilRegistry(options, broken(), ledger(), clock);
        classic = new ClassicRegistry(options, broken(), registry::scenario, ledger(), clock);
        securityServer = new SecurityServer(ledger());
        ledger().entries().forEach(registry::remember);
        ledger().entries().forEach(classic::remember);
        listen(vertx, options.ports().ndxp(), new PartnerServer.Service() {
            @Override
            public Answer answer(Request request) {
                return NdxpSimulator.this.answer(request);
            }

            /** The registry's own error body repeats what it was sent, personal data and all. */
            @Override
            public Answer serverError(Request request) {
                if (request.path().endsWith(TOKEN_PATH)) return Answer.problem(500, "Internal Server Error");
                return Answer.json(
                        500,
                        Map.of(
                                "title",
                                "Internal Server Error",
                                "errors",
                                List.of("server error"),
                                "status",
                                500,
                                "inputSend",
                                request.body()));
            }
        });
    }

    /** Decides this dossier (LT number) so, whatever the options say; before it is submitted. */
    public void scenario(String number, Scenario scenario) {
        registry.scenario(number, scenario);
    }

    /** How this dossier is or will be decided. */
    public Scenario scenario(String number) {
        return registry.scenario(number);
    }

    /** Calls that came through the adapter of the Security Server. */
    public int forwarded() {
        return securityServer.forwarded();
    }

    /** Calls that went past it, straight to the platform. */
    public int direct() {
        return securityServer.direct();
    }

    private Answer answer(Request call) {
        return securityServer
                .forward(call)
                .map(this::platform)
                .orElseGet(() -> Answer.json(
                        500, Map.of("type", "Server.ServerProxy.UnknownMember", "message", "Unknown dstcode")));
    }

    private Answer platform(Request request) {
        if (request.isPost(TOKEN_PATH)) return token(request);
        if (request.isPost(SUBMIT_PATH)) {
            Answer refusal = refusal(request);
            return refusal != null ? refusal : Answer.json(200, registry.submit(request.json(), request.delivery()));
        }
        if (request.isPost(RESULT_PATH)) {
            Answer refusal = refusal(request);
            return refusal != null ? refusal : Answer.json(200, registry.poll(request.json()));
        }
        if (classic.serves(request)) {
            Answer refusal = refusal(request);
            return refusal != null ? refusal : Answer.json(200, classic.answer(request));
        }
        return Answer.problem(404, "Not Found");
    }

    private Answer token(Request request) {
        String pair = credentials.ndxpKey() + ":" + credentials.ndxpSecret();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!Tokens.same(expected, request.header("authorization"))) {
            ledger().violation(Breach.BAD_CREDENTIALS, "", "token");
            return Answer.json(401, Map.of("error", "invalid_client"));
        }
        String form = URLDecoder.decode(request.body(), StandardCharsets.UTF_8);
        if (!List.of(form.split("&")).contains("grant_type=client_credentials"))
            return Answer.json(400, Map.of("error", "unsupported_grant_type"));
        return Answer.json(
                200,
                Map.of(
                        "access_token",
                        tokens.issue(),
                        "scope",
                        "default",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        tokens.lifetime().toSeconds()));
    }

    private Answer refusal(Request request) {
        Tokens.Verdict verdict = tokens.check(request.header("authorization"));
        if (verdict == Tokens.Verdict.UNKNOWN) ledger().violation(Breach.BAD_TOKEN, "", request.path());
        if (verdict == Tokens.Verdict.VALID) return null;
        return Answer.json(401, Map.of("fault", Map.of("code", 900901, "message", "Invalid Credentials")));
    }
}
