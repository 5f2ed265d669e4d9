using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MesoBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class OutboxSender : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sender",
                table: "outbox",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sender",
                table: "outbox");
        }
    }
}
