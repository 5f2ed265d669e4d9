using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MesoBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    internal partial class Incidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "branch",
                table: "handoffs");

            migrationBuilder.AddColumn<string>(
                name: "closed_by",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "incidents",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "closed_by",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "incidents");

            migrationBuilder.AddColumn<string>(
                name: "branch",
                table: "handoffs",
                type: "text",
                nullable: true);
        }
    }
}
