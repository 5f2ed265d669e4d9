using MesoBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MesoBot.Design;

internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteMesoBotDbContext>
{
    public SqliteMesoBotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMesoBotDbContext>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgresContextFactory : IDesignTimeDbContextFactory<PostgresMesoBotDbContext>
{
    public PostgresMesoBotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMesoBotDbContext>().UseNpgsql("Host=localhost;Database=design").Options);
}
