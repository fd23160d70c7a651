package dev.ratiomesh.delivery.work;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "parcel")
public class ParcelRow implements LeasedRow {
    @Id
    private String id;

    @Embedded
    private Lease lease;

    private int weight;

    protected ParcelRow() {}

    @Override
    public Lease lease() {
        return lease;
    }

    void load(int more) {
        weight += more;
    }
}
