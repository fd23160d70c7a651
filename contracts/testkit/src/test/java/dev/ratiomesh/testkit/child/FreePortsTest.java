package dev.ratiomesh.testkit.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void free_ports_can_be_had_are_given_once_and_lie_below_those_of_connections() throws IOException {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            // when
            int port = FreePorts.free();

            // then
            assertThat(port).isBetween(20_000, 31_999);
            assertThat(given.add(port)).isTrue();
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress("127.0.0.1", port));
            }
        }
    }
}
