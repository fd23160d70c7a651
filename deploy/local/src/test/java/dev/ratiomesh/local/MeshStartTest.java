package dev.ratiomesh.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.testkit.child.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshStartTest {
    private final Console console = new Console(System.out, false);

    @Test
    void a_port_in_use_is_named_together_with_its_option(@TempDir Path dir) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // given
            Properties properties = new Properties();
            properties.setProperty("mesh.dir", dir.toString());
            properties.setProperty("mesh.order-executor.port", Integer.toString(taken.getLocalPort()));

            for (MeshPort port : MeshPort.values()) {
                properties.putIfAbsent(port.option(), Integer.toString(FreePorts.free()));
            }

            // when
            ThrowingCallable start = () -> Mesh.start(LocalMeshOptions.from(properties), console);

            // then
            assertThatThrownBy(start)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for order-executor is in use")
                    .hasMessageContaining("-Dmesh.order-executor.port");
        }
    }
}
