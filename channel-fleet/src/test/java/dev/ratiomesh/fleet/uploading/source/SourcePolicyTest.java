package dev.ratiomesh.fleet.uploading.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePolicyTest {
    private final SourcePolicy policy = new SourcePolicy(
            Map.of("t1", Path.of("/srv/t1"), "default", Path.of("/srv/all")), Set.of("*", "minio:9000"));

    @Test
    void local_file_is_read_from_its_tenants_folder_only() throws SourcePolicy.SourceRejectedException {
        assertThat(policy.resolve("t1", "file:///srv/t1/a%20b.mp4").redacted()).isEqualTo("file:///srv/t1/a%20b.mp4");
        assertThat(policy.resolve("t2", "file:/srv/all/a.mp4")).isInstanceOf(ResolvedSource.Local.class);
        assertThatThrownBy(() -> policy.resolve("t2", "file:///srv/t1/a.mp4")).hasMessageContaining("outside");
        assertThatThrownBy(() -> new SourcePolicy(Map.of(), Set.of()).resolve("t1", "file:///srv/t1/a.mp4"))
                .hasMessageContaining("no folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///srv/t1/../t2/a.mp4",
                "file:///srv/t1/%2e%2e/a.mp4",
                "file:///srv/t1",
                "file:///srv/t10/a.mp4",
                "file://host/srv/t1/a.mp4",
                "file:a.mp4",
                "file:///srv/t1/a%00.mp4",
                "/srv/t1/a.mp4",
                "ftp://example.com/a.mp4",
                "http:///a.mp4",
                "http://user:secret@example.com/a.mp4",
                "https://example.com/a.mp4#part",
                "http://exa mple.com/?s=secret",
                ""
            })
    void forbidden_address_is_rejected_without_being_quoted(String text) {
        assertThatThrownBy(() -> policy.resolve("t1", text))
                .isInstanceOf(SourcePolicy.SourceRejectedException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void signature_is_only_in_the_unredacted_address() throws SourcePolicy.SourceRejectedException {
        // when
        ResolvedSource address = policy.resolve("t1", "https://example.com/a.mp4?X-Amz-Signature=abc");

        // then
        assertThat(address.unredacted()).endsWith("X-Amz-Signature=abc");
        assertThat(address.redacted()).isEqualTo("https://example.com/a.mp4?…");
        assertThat(address.toString()).doesNotContain("abc");
    }

    @Test
    void allow_listed_hosts_match_by_name_and_port() throws SourcePolicy.SourceRejectedException {
        assertThat(((ResolvedSource.Remote) policy.resolve("t1", "http://minio:9000/a.mp4")).allowListed())
                .isTrue();
        assertThat(((ResolvedSource.Remote) policy.resolve("t1", "http://minio/a.mp4")).allowListed())
                .isFalse();
        assertThatThrownBy(() -> new SourcePolicy(Map.of(), Set.of("minio")).resolve("t1", "http://example.com/a.mp4"))
                .hasMessageContaining("not in the list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:db8::1"
            })
    void private_addresses_are_not_public(String address) throws UnknownHostException {
        assertThat(AddressRanges.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "142.250.1.1", "2a00:1450:4001::1", "172.32.0.1"})
    void internet_addresses_are_public(String address) throws UnknownHostException {
        assertThat(AddressRanges.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
