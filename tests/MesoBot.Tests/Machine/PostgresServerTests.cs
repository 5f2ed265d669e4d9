using MesoBot.Tests.Support;
using Npgsql;

namespace MesoBot.Tests.Machine;

public class PostgresServerTests(PostgresServer shared)
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryTestGetsAnEmptyDatabaseOfItsOwn()
    {
        var first = await shared.CreateDatabaseAsync(_stop);
        var second = await shared.CreateDatabaseAsync(_stop);
        await QueryAsync(first, "CREATE TABLE visit (id int)");

        Assert.Equal(1L, await QueryAsync(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'visit'"));
        Assert.Equal(0L, await QueryAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'visit'"));
    }

    [Fact]
    public async Task WhatWasCommittedOutlivesACrash()
    {
        await using var own = PostgresServer.OfItsOwn(durable: true);
        var database = await own.CreateDatabaseAsync(_stop);
        await QueryAsync(database, "CREATE TABLE visit AS SELECT 7 AS id");

        await own.RestartImmediateAsync(_stop);

        NpgsqlConnection.ClearAllPools();
        Assert.Equal(7, await QueryAsync(database, "SELECT id FROM visit"));
    }

    [Fact]
    public async Task AStoppedServerRefusesAndAnswersAtTheSameAddressAfterItsStart()
    {
        await using var own = PostgresServer.OfItsOwn();
        var database = await own.CreateDatabaseAsync(_stop);

        await own.StopAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => QueryAsync(database, "SELECT 1"));
        await own.StartAsync(_stop);

        Assert.Equal(1, await QueryAsync(database, "SELECT 1"));
    }

    [Fact]
    public async Task TheSharedServerCannotBeStoppedByOneTest() =>
        Assert.Contains("OfItsOwn", (await Assert.ThrowsAsync<InvalidOperationException>(shared.StopAsync)).Message, StringComparison.Ordinal);

    private async Task<object?> QueryAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(_stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(_stop);
    }
}
