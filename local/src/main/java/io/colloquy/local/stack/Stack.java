package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Everything together: starts it in order, keeps it running, stops it in order. Used once. */
public final class Stack implements AutoCloseable {
    private final Programs programs;
    private final DataDirectory data;
    private final Ports ports;
    private final Set<Service> wanted;
    private final PrintStream out;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private InstanceLock lock;
    private PostgresServer database;
    private volatile boolean stopping;

    /**
     * @param programs the built services
     * @param data where it keeps everything
     * @param ports where it listens
     * @param out where it says what it does
     */
    public Stack(Programs programs, DataDirectory data, Ports ports, PrintStream out) {
        this(programs, data, ports, EnumSet.allOf(Service.class), out);
    }

    /**
     * Only some of the services.
     *
     * @param wanted with ingest-service, which applies the migrations
     */
    public Stack(Programs programs, DataDirectory data, Ports ports, Set<Service> wanted, PrintStream out) {
        this.wanted = EnumSet.copyOf(wanted);
        this.programs = programs;
        this.data = data;
        this.ports = ports;
        this.out = out;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws PlainFailure when it runs already, a port is taken, or a part does not start
     */
    public Addresses start() {
        programs.require(wanted);
        data.create();
        lock = InstanceLock.take(data).orElseThrow(() -> runsAlready(data));
        try {
            return startAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where the installation on that directory runs; empty if it does not, or is not ready yet. */
    public static Optional<Addresses> running(DataDirectory data) {
        return Files.exists(data.readyMark()) && InstanceLock.isHeld(data) ? Addresses.read(data) : Optional.empty();
    }

    /** A connection to the services' database, as the ordinary role that owns it. */
    public Connection openDatabase() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + PostgresServer.DATABASE;
        return DriverManager.getConnection(url, PostgresServer.ROLE, new Secrets(data).rolePassword());
    }

    /** How a program of PostgreSQL's own, or one that follows its customs, finds that database: the variables PG*. */
    public Map<String, String> databaseVariables() {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                String.valueOf(ports.database()),
                "PGDATABASE",
                PostgresServer.DATABASE,
                "PGUSER",
                PostgresServer.ROLE,
                "PGPASSWORD",
                new Secrets(data).rolePassword());
    }

    /** Starts a second process of a service beside the first and returns when it is ready. */
    public void startSecond(Service service) {
        out.println("Starting a second " + service.processName() + " on port "
                + ports.second().of(service));
        ServiceProcess process = new ServiceProcess(service, programs, data, ports.second(), new Secrets(data), out);
        synchronized (this) {
            if (stopping) {
                throw new PlainFailure("Stopped while starting.");
            }
            replicas.add(process);
            process.start();
        }
        process.awaitReady();
    }

    /** How a second process of a service is started beside the first, of those programs, by whoever watches it himself. */
    public ProcessBuilder second(Service service, Programs others) {
        ProcessBuilder builder = new ProcessBuilder(service.command(others, data));
        builder.environment().putAll(service.environment(ports.second(), data, new Secrets(data)));
        return builder;
    }

    /** Waits until {@link #close()} has stopped everything. */
    public void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** Stops the services, each ending what it is doing, then the database. Nothing happens the second time. */
    @Override
    public void close() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        if (lock != null) {
            out.println("Stopping");
            deleteQuietly(data.readyMark());
            List<ServiceProcess> all = new ArrayList<>(services.values());
            all.addAll(replicas);
            all.forEach(ServiceProcess::stop);
            all.forEach(ServiceProcess::awaitEnd);
            if (database != null) {
                database.stop();
            }
            deleteQuietly(data.pid("launcher"));
            lock.close();
            out.println("Stopped");
        }
        closed.countDown();
    }

    static PlainFailure runsAlready(DataDirectory data) {
        return new PlainFailure("Colloquy runs already on " + data.root() + " (" + data.localJson()
                + " says where). ./colloquy down stops it.");
    }

    private Addresses startAll() {
        DataDirectory.writePrivately(
                data.pid("launcher"), ProcessHandle.current().pid() + "\n");
        Secrets secrets = new Secrets(data);
        database = new PostgresServer(data, ports, secrets);
        if (new Leftovers(data).stop()) {
            out.println("Stopped services that an earlier launcher had left running");
        }
        database.stop();
        ports.requireFree();

        out.println("Starting PostgreSQL on port " + ports.database() + " (data in " + data.postgres() + ")");
        database.start();
        watchDatabase();
        // The first applies the migrations that the others need.
        start(secrets, EnumSet.of(Service.INGEST));
        Set<Service> others = EnumSet.copyOf(wanted);
        others.remove(Service.INGEST);
        start(secrets, others);

        String ingest = ports.urlOf(Service.INGEST);
        KeyRecovery recovery = new KeyRecovery(ports.database(), secrets);
        String adminKey = new LocalAccount(ingest, secrets.rootKey(), recovery, out)
                .freshAdminKey(Addresses.read(data).map(Addresses::adminKey));
        Addresses addresses = new Addresses(
                ingest, ports.urlOf(Service.REPORT), ports.urlOf(Service.EXPORT), adminKey, secrets.rootKey());
        addresses.write(data);
        DataDirectory.writePrivately(data.readyMark(), ProcessHandle.current().pid() + "\n");
        return addresses;
    }

    private void start(Secrets secrets, Set<Service> together) {
        for (Service service : together) {
            out.println("Starting " + service.processName() + " on port " + ports.of(service));
            ServiceProcess process = new ServiceProcess(service, programs, data, ports, secrets, out);
            synchronized (this) {
                if (stopping) {
                    throw new PlainFailure("Stopped while starting.");
                }
                services.put(service, process);
                process.start();
            }
        }
        for (Service service : together) {
            services.get(service).awaitReady();
        }
    }

    private void watchDatabase() {
        ProcessHandle process = database.process().orElseThrow();
        Thread.ofPlatform().daemon().name("PostgreSQL watcher").start(() -> {
            process.onExit().join();
            if (!stopping) {
                out.println("PostgreSQL ended: starting it again");
                database.start();
                watchDatabase();
            }
        });
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
