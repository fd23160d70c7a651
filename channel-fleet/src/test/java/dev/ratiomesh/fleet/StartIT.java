package dev.ratiomesh.fleet;

import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class StartIT {
    @Test
    void the_service_is_ready_on_an_empty_database() {
        RestAssured.when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
