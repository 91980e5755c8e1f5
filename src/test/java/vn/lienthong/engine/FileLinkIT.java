package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StoredDocument;
import vn.lienthong.dossier.FileLinks;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.Vault;
import vn.lienthong.simulator.SyntheticDossier;

/** Papers as the portal fetches them, over HTTP from a running engine. */
@TestInstance(Lifecycle.PER_CLASS)
class FileLinkIT {
    private static final String PORTAL_TOKEN = "test-portal-token";
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int LARGE_BYTES = 9_000_000;
    /** Where Linux shows them. */
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final HttpClient http = HttpClient.newHttpClient();
    private LifeCycle life;
    private Path data;
    private Dossier dossier;
    private StoredDocument paper;
    private byte[] content;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        life = LifeCycle.start(
                data,
                Map.of(
                        "caller.portal.token-sha256",
                        Sha256.hex(PORTAL_TOKEN),
                        "portal.files-url",
                        "https://lienthong.example"));
        SyntheticDossier sent = life.birth();
        life.send(sent);
        life.awaitStatus(sent, Status.RETURNED);
        dossier = life.dossier(sent.number());
        paper = life.engine.dossiers().documents(dossier).stream()
                .filter(document -> document.role().equals("result"))
                .findFirst()
                .orElseThrow();
        content = life.engine.dossiers().content(paper);
    }

    @AfterAll
    void stop() {
        life.close();
    }

    /** The path of a link made now, or by a clock that stands at another time. */
    private String path(Clock clock) {
        return path(dossier, paper, clock);
    }

    private String path(Dossier of, StoredDocument document) {
        return path(of, document, Clock.systemUTC());
    }

    private String path(Dossier of, StoredDocument document, Clock clock) {
        Vault vault = Vault.openOrCreate(data.resolve("master.key"), false);
        return new FileLinks(vault, Optional.of(""), LIFETIME, clock)
                .link(of, document.address())
                .orElseThrow();
    }

    private String path() {
        return path(Clock.systemUTC());
    }

    private HttpResponse<byte[]> send(String method, String path, String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(life.url + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, PORTAL_TOKEN, headers);
    }

    private int revoke() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + life.engine.operationsPort()
                        + "/api/v1/dossiers/" + dossier.number() + "/links/revoke"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("operator.token"))
                                        .strip())
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"gửi nhầm nơi\"}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void a_valid_link_gives_the_paper_with_its_type_and_a_safe_name() throws Exception {
        HttpResponse<byte[]> answer = get(path());

        assertEquals(200, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        assertArrayEquals(content, answer.body());
        assertEquals(
                paper.mediaType(), answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("bytes", answer.headers().firstValue("Accept-Ranges").orElseThrow());
        assertTrue(
                answer.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment; filename=\""));
        assertEquals(Optional.empty(), answer.headers().firstValue("X-Caller"));
    }

    @Test
    void a_part_is_given_as_a_part() throws Exception {
        HttpResponse<byte[]> answer = get(path(), "Range", "bytes=5-14");

        assertEquals(206, answer.statusCode());
        assertArrayEquals(Arrays.copyOfRange(content, 5, 15), answer.body());
        assertEquals(
                "bytes 5-14/" + content.length,
                answer.headers().firstValue("Content-Range").orElseThrow());
    }

    @Test
    void a_part_one_past_the_end_is_refused_with_the_size() throws Exception {
        HttpResponse<byte[]> answer = get(path(), "Range", "bytes=" + content.length + "-");

        assertEquals(416, answer.statusCode());
        assertEquals(
                "bytes */" + content.length,
                answer.headers().firstValue("Content-Range").orElseThrow());
    }

    @Test
    void a_link_can_be_tried_without_fetching() throws Exception {
        HttpResponse<byte[]> answer = send("HEAD", path(), PORTAL_TOKEN);

        assertEquals(200, answer.statusCode());
        assertEquals(0, answer.body().length);
        assertEquals(
                paper.mediaType(), answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void every_paper_given_stands_in_the_log() throws Exception {
        int before = given();
        get(path());
        get(path(), "Range", "bytes=0-0");
        assertEquals(before + 2, given());
        assertEquals(
                "portal",
                life.engine
                        .log()
                        .read(dossier.number(), "file.given", null, null)
                        .lines()
                        .get(0)
                        .actor());
    }

    private int given() {
        return life.engine
                .log()
                .read(dossier.number(), "file.given", null, null)
                .lines()
                .size();
    }

    @Test
    void an_expired_link_is_refused() throws Exception {
        Clock then = Clock.fixed(Instant.now().minus(LIFETIME), ZoneOffset.UTC);
        assertEquals(403, get(path(then)).statusCode());
    }

    @Test
    void a_revoked_link_is_refused_and_a_later_one_opens() throws Exception {
        String before = path();
        assertEquals(200, revoke());
        assertEquals(403, get(before).statusCode());
        assertEquals(403, send("HEAD", before, PORTAL_TOKEN).statusCode());
        await().until(() -> get(path()).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal/v1/files/AAAA",
                "/portal/v1/files/",
                "/portal/v1/files",
                "/portal/v1/files/..",
                "/portal/v1/files/../../../etc/passwd",
                "/portal/v1/files/%2e%2e",
                "/portal/v1/files/%2e%2e%2fmaster.key",
                "/portal/v1/files/a/b",
                "/portal/v1/files/a%2fb",
                "/portal/v1/files/a%00b",
                "/portal/v1/files/a%5cb"
            })
    void guessed_and_traversing_ids_are_unknown(String path) throws IOException {
        assertEquals(404, statusOf("GET " + path + " HTTP/1.1"));
    }

    @Test
    void an_id_one_past_the_longest_is_unknown() throws IOException {
        assertEquals(404, statusOf("GET /portal/v1/files/" + "A".repeat(200) + " HTTP/1.1"));
        assertEquals(404, statusOf("GET /portal/v1/files/" + "A".repeat(201) + " HTTP/1.1"));
    }

    @Test
    void one_changed_letter_makes_a_link_unknown() throws Exception {
        String path = path();
        int place = path.length() - 10;
        String changed = path.substring(0, place) + (path.charAt(place) == 'A' ? 'B' : 'A') + path.substring(place + 1);
        assertEquals(404, get(changed).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"test-caller-token,403", "test-one-stop-token,403", "someone,401", ",401"})
    void only_the_portal_opens_links(String token, int status) throws Exception {
        assertEquals(status, send("GET", path(), token).statusCode());
    }

    @Test
    void nothing_can_be_put_there() throws Exception {
        assertEquals(405, send("POST", path(), PORTAL_TOKEN).statusCode());
        assertEquals(405, send("DELETE", path(), PORTAL_TOKEN).statusCode());
    }

    @Test
    void a_portal_that_hangs_up_leaves_the_engine_well() throws Exception {
        for (int at = 0; at < 20; at++) {
            try (Socket socket = request("GET " + path() + " HTTP/1.1")) {
                socket.getInputStream().read();
                socket.setSoLinger(true, 0);
            }
        }
        assertEquals(200, get(path()).statusCode());
    }

    /** Large, so that most of it is still to come when the line is cut. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_paper_is_closed_when_the_portal_hangs_up_before_or_in_the_middle_of_it(boolean begun) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(OPEN_FILES), "open files can be counted");
        Dossier large = withLargePaper();
        String path = path(
                large,
                life.engine.dossiers().documents(large).stream()
                        .max(Comparator.comparingLong(StoredDocument::size))
                        .orElseThrow());
        for (int at = 0; at < 5; at++) {
            try (Socket socket = request("GET " + path + " HTTP/1.1")) {
                if (begun) socket.getInputStream().read();
                assertTrue(!begun || openPapers() > 0, "it is being sent");
                socket.setSoLinger(true, 0);
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> timesGiven(large) == 5);
        await().atMost(Duration.ofSeconds(20)).until(() -> openPapers() == 0);
    }

    private int timesGiven(Dossier large) {
        return life.engine
                .log()
                .read(large.number(), "file.given", null, null)
                .lines()
                .size();
    }

    private Dossier withLargePaper() throws Exception {
        byte[] pdf = new byte[LARGE_BYTES];
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 9);
        SyntheticDossier sent = life.birth();
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(sent.json());
        ((ObjectNode) body.withArray("fileDinhKem").get(0))
                .put("duLieuTepDinhKem", Base64.getEncoder().encodeToString(pdf));
        assertTrue(life.partners.dvclt().send(life.url, body.toString()).get(60, TimeUnit.SECONDS), "taken");
        return life.dossier(sent.number());
    }

    private long openPapers() throws IOException {
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.filter(this::isPaper).count();
        }
    }

    private boolean isPaper(Path open) {
        try {
            return Files.readSymbolicLink(open).startsWith(data.resolve("documents"));
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Socket request(String line) throws IOException {
        Socket socket = new Socket("127.0.0.1", life.engine.partnerApiPort());
        socket.setSoTimeout(20_000);
        String head = line + "\r\nHost: localhost\r\nAuthorization: Bearer " + PORTAL_TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The request line goes out as it stands here. */
    private int statusOf(String line) throws IOException {
        try (Socket socket = request(line)) {
            byte[] start = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(start, StandardCharsets.US_ASCII).split(" ")[1]);
        }
    }
}
