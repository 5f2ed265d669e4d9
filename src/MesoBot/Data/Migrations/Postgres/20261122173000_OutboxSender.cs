using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MesoBot.Data.Migrations.Postgres
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
                type: "text",
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
