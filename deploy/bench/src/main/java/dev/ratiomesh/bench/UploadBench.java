package dev.ratiomesh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.local.Console;
import dev.ratiomesh.local.LocalMeshOptions;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import dev.ratiomesh.testkit.child.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * Measures channel-fleet sending a file of 200 MB to the sandbox: as fast as a bare PUT of the same bytes, and to one
 * video although it is killed again and again while it sends.
 */
final class UploadBench {
    private static final int MIB_BYTES = 1 << 20;
    private static final int FILE_BYTES = 200 * MIB_BYTES;
    private static final int ROUNDS = 3;
    private static final int CHUNK_BYTES = 8 * MIB_BYTES;

    /**
     * Chunk size while the process is killed: smaller, and each answered late, so that the file is not complete before
     * the last kill.
     */
    private static final int SMALL_CHUNK_BYTES = MIB_BYTES;

    private static final Map<String, String> SMALL_CHUNKS =
            Map.of("fleet.uploads.chunk-bytes", Integer.toString(SMALL_CHUNK_BYTES));
    private static final String LATE_ANSWERS = "{\"target\":\"PUT /upload/youtube/v3/videos\",\"delay\":50}";
    private static final String TENANT = "bench";

    private final Path home;

    UploadBench(Path home) {
        this.home = home;
    }

    List<String> run() throws IOException, InterruptedException, SQLException {
        LocalMeshOptions options = options();
        Path file = UploadFile.of(options.dir().resolve("bench.mp4"), FILE_BYTES);
        try (Mesh mesh = Mesh.start(options, new Console(System.out, false));
                Connection database = DriverManager.getConnection(mesh.database("channels"))) {
            mesh.stopSupervision();
            UploadEnvironment environment = new UploadEnvironment(mesh, database, TENANT);
            String channel = environment.connect("bench");
            String speed = speed(environment, channel, file);
            return List.of(speed, kills(mesh, environment, channel, file));
        }
    }

    private String speed(UploadEnvironment environment, String channel, Path file)
            throws IOException, InterruptedException, SQLException {
        BaselinePut baselinePut = new BaselinePut(environment);
        environment.publish("warm-up", channel, file);
        environment.seconds("warm-up");
        baselinePut.send(file);
        double[] meshRates = new double[ROUNDS];
        double[] baseline = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            baseline[round] = FILE_BYTES / 1e6 / baselinePut.send(file);
            String id = "speed-" + round;
            environment.publish(id, channel, file);
            meshRates[round] = FILE_BYTES / 1e6 / environment.seconds(id);
            System.out.printf(
                    "upload round %d: ours %.0f MB/s, bare %.0f MB/s%n", round + 1, meshRates[round], baseline[round]);
        }
        return new BenchResult(
                        "channel-fleet, MB", Stopwatch.median(meshRates), "bare PUT", Stopwatch.median(baseline), 0.7)
                .toString();
    }

    /** Kills at random offsets until there have been enough kills, or the upload is complete. */
    private static String kills(Mesh mesh, UploadEnvironment environment, String channel, Path file)
            throws IOException, InterruptedException, SQLException {
        int wanted = Integer.getInteger("bench.kills", 100);
        Random random = new Random(11);
        environment.instruct(LATE_ANSWERS);
        mesh.restart(MeshPort.CHANNEL_FLEET, SMALL_CHUNKS);
        Stopwatch.await(() -> mesh.isReady(MeshPort.CHANNEL_FLEET));
        environment.publish("kills", channel, file);
        int kills = 0;
        while (kills < wanted) {
            long target = environment.receivedBytes("kills") + 1 + random.nextInt(2 * MIB_BYTES);
            Stopwatch.await(() -> environment.receivedBytes("kills") >= target || environment.hasVideo("kills"));
            if (environment.hasVideo("kills")) {
                break;
            }
            mesh.restart(MeshPort.CHANNEL_FLEET, SMALL_CHUNKS);
            kills++;
        }
        Stopwatch.await(() -> environment.hasVideo("kills"));
        environment.await("kills", "PUBLISHED");
        return verdict(environment, file, kills);
    }

    private static String verdict(UploadEnvironment environment, Path file, int kills)
            throws IOException, InterruptedException {
        List<JsonNode> videos = environment.videos("kills");
        boolean complete = videos.size() == 1
                && videos.get(0).path("sha256").asText().equals(UploadFile.sha256(file))
                && environment.sessions("kills") == 1;
        long repeatedBytes = environment.receivedBytes("kills") - FILE_BYTES;
        boolean kept = complete && repeatedBytes <= (long) kills * SMALL_CHUNK_BYTES;
        return String.format(
                Locale.ROOT,
                "upload, killed %d times: %d video, %s bytes, %d session, %.1f MB sent again (at most %.1f)   %s",
                kills,
                videos.size(),
                complete ? "the right" : "WRONG",
                environment.sessions("kills"),
                repeatedBytes / 1e6,
                kills * (double) SMALL_CHUNK_BYTES / 1e6,
                kept ? "kept" : "MISSED");
    }

    private LocalMeshOptions options() throws IOException {
        Properties properties = new Properties();
        Path dir = Files.createTempDirectory(
                Files.createDirectories(home.resolve("deploy/bench/target/ground")), "upload");
        properties.setProperty("mesh.home", home.toString());
        properties.setProperty("mesh.without", "campaign-service,stats-poller,ratio-engine,order-executor");
        properties.setProperty("mesh.demo", "false");
        properties.setProperty("mesh.dir", dir.toString());
        for (MeshPort port : MeshPort.values()) {
            properties.setProperty(port.option(), Integer.toString(FreePorts.free()));
        }
        properties.setProperty("mesh.speed", "60");
        properties.setProperty("mesh.channel-fleet.conf.fleet.uploads.folders.default", dir.toString());
        properties.setProperty("mesh.channel-fleet.conf.fleet.uploads.chunk-bytes", Integer.toString(CHUNK_BYTES));
        properties.setProperty("mesh.channel-fleet.conf.fleet.uploads.lease", "PT2S");
        properties.setProperty("mesh.channel-fleet.conf.fleet.uploads.poll-interval", "PT0.1S");
        properties.setProperty("mesh.channel-fleet.conf.fleet.uploads.status-poll-initial", "PT1S");
        return LocalMeshOptions.from(properties);
    }

    /** Makes a file that begins as an MP4 file does and continues with noise. */
    static final class UploadFile {
        private static final byte[] MP4_HEAD = {0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
        private static final int PIECE_BYTES = 1 << 20;

        private UploadFile() {}

        static Path of(Path file, int size) throws IOException {
            byte[] piece = new byte[PIECE_BYTES];
            new Random(size).nextBytes(piece);
            System.arraycopy(MP4_HEAD, 0, piece, 0, MP4_HEAD.length);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int written = 0; written < size; written += PIECE_BYTES) {
                    piece[PIECE_BYTES - 1] = (byte) (written / PIECE_BYTES);
                    out.write(piece, 0, Math.min(PIECE_BYTES, size - written));
                }
            }
            return file;
        }

        static String sha256(Path file) throws IOException {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
