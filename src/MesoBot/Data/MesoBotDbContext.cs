using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MesoBot.Data;

/// <summary>
/// The model of the store: makes the schema and serves the reading side. The path of a message uses plain SQL over the same tables
/// (<c>ConversationStore</c>), because a turn must cost less than change tracking does. Times are milliseconds since 1970 in UTC: both databases
/// keep them as 64-bit integers, and they order as numbers. Fields called Sealed are Data Protection's, see <see cref="FieldSeal"/>.
/// </summary>
internal abstract class MesoBotDbContext(DbContextOptions options) : IdentityDbContext<StaffMember>(options)
{
    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<ChannelIdentityRow> ChannelIdentities => Set<ChannelIdentityRow>();

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<TurnTraceRow> TurnTraces => Set<TurnTraceRow>();

    public DbSet<ServedTextRow> ServedTexts => Set<ServedTextRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ConsentRow> Consents => Set<ConsentRow>();

    public DbSet<ResumeKeyRow> ResumeKeys => Set<ResumeKeyRow>();

    public DbSet<UsedTicketRow> UsedTickets => Set<UsedTicketRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AddPasskeys(modelBuilder);
        PeopleModel.Add(modelBuilder);
        ConversationModel.Add(modelBuilder);
        UsePlainNames(modelBuilder.Model);
    }

    /// <summary>Identity adds them by itself only where it finds its options among the services, which a context made by hand has not.</summary>
    private static void AddPasskeys(ModelBuilder model)
    {
        model.Entity<IdentityUserPasskey<string>>(e =>
        {
            e.ToTable("AspNetUserPasskeys");
            e.HasKey(p => p.CredentialId);
            e.OwnsOne(p => p.Data).ToJson("data");
        });
        model.Entity<StaffMember>().HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(p => p.UserId).IsRequired();
    }

    /// <summary>people, channel_identities, created_at: names that need no quotes in either database.</summary>
    private static void UsePlainNames(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.IsMappedToJson()) continue;
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && plain.Length > 0) plain.Append('_');
            plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString();
    }
}

/// <summary>The model on SQLite; migrations stand in Migrations/Sqlite.</summary>
internal sealed class SqliteMesoBotDbContext(DbContextOptions<SqliteMesoBotDbContext> options) : MesoBotDbContext(options);

/// <summary>The model on PostgreSQL; migrations stand in Migrations/Postgres.</summary>
internal sealed class PostgresMesoBotDbContext(DbContextOptions<PostgresMesoBotDbContext> options) : MesoBotDbContext(options);
