using System.CommandLine;
using System.Diagnostics;
using MesoBot.Evaluation;
using MesoBot.Turns;

namespace MesoBot.Cli;

/// <summary><c>ask "does it hurt?"</c>: one question in a conversation of its own.</summary>
internal static class AskVerb
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "What a patient would type." };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON." };
        var command = new Command("ask", "Ask one question.") { question, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(question)!, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string question, bool json, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(question)) throw new UserErrorException("The question is empty: write it in quotes, as in ask \"does it hurt?\".");
        using var host = Application.Build();
        KnowledgeLoading.Load(host.Services, cancellationToken);
        var watch = Stopwatch.GetTimestamp();
        var result = host.Services.GetRequiredService<ConsultationBot>().Think(ConversationState.New, new PatientMessage(question), host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var spent = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        if (json) Output.WriteUtf8(EvaluationReport.Write("ask", result, spent));
        else new TerminalReply(Output.Screen()).Show(result.Reply);
        return Task.FromResult(0);
    }
}
