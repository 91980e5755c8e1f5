package vn.lienthong.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.FreePort;

/** The commands of docs/adapting-a-province.md, typed as they stand there, in the unpacked server folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a Unix shell")
class TutorialIT {
    /** A block of commands; {@code stays} when they are for a terminal of their own. */
    private record Block(boolean stays, String lines) {}

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh( stays)?\n(.*?)^```$");
    private static final String FREE_PORTS = "--dvclt-port 0 --ndxp-port 0 --one-stop-port 0 --portal-port 0"
            + " --payment-port 0 --coordination-port 0";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final int operationsPort = FreePort.next();
    private Path folder;

    @Test
    void a_new_province_that_pulls_and_maps_otherwise_runs_after_an_hour() throws Exception {
        folder = ServerFolder.in(Files.createDirectory(directory.resolve("server")));
        List<Block> blocks = blocks(Files.readString(folder.resolve("docs/adapting-a-province.md")));
        assertEquals(
                List.of(false, false, false, true, true, false),
                blocks.stream().map(Block::stays).toList(),
                "the test knows what to wait for after each of these");
        Map<String, String> ports = Map.of(
                "LIENTHONG_HTTP_PORT", String.valueOf(FreePort.next()),
                "LIENTHONG_OPERATIONS_PORT", String.valueOf(operationsPort));
        try (Terminal terminal = new Terminal(folder, directory, ports)) {
            terminal.run(blocks.get(0).lines());
            terminal.run(blocks.get(1).lines());
            String differences = terminal.run(blocks.get(2).lines());
            for (String file : List.of("one-stop-deliver.camel.yaml", "one-stop-dossier.jq"))
                assertTrue(differences.contains(file), differences);
            terminal.leaveRunning(blocks.get(3).lines().replace(" simulate ", " simulate " + FREE_PORTS + " "));
            terminal.leaveRunning(blocks.get(4).lines());
            await().atMost(PATIENCE).until(() -> returned().size() == 5);
            terminal.run(blocks.get(5).lines());
            for (String number : returned()) assertTrue(services(number).contains("tiep-nhan-ho-so"), number);
            await().atMost(PATIENCE).until(() -> rehearsal(), said -> said.contains("DVCLT 25"));
            assertTrue(lastLine(rehearsal()).matches(".*\\D0"), "breaches: " + rehearsal());
        }
    }

    private static List<Block> blocks(String document) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) blocks.add(new Block(block.group(1) != null, block.group(2)));
        return blocks;
    }

    private String rehearsal() throws IOException {
        return Files.readString(folder.resolve("rehearsal.properties"));
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** LT numbers of the dossiers whose result was returned; none while the engine starts. */
    private List<String> returned() throws Exception {
        List<String> numbers = new ArrayList<>();
        operations("/api/v1/dossiers?status=RETURNED")
                .path("dossiers")
                .forEach(row -> numbers.add(row.path("maHoSo").asText()));
        return numbers;
    }

    private List<String> services(String number) throws Exception {
        return operations("/api/v1/dossiers/" + number + "/exchanges").findValuesAsText("service");
    }

    private JsonNode operations(String path) throws Exception {
        Path token = folder.resolve("data/operator.token");
        if (!Files.exists(token)) return new ObjectMapper().createObjectNode();
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operationsPort + path))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .build();
        try {
            return new ObjectMapper()
                    .readTree(
                            HTTP.send(get, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException notYet) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
