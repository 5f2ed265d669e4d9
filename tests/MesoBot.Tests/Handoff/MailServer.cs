using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MesoBot.Tests.Handoff;

/// <summary>As much of a mail server as one mail needs.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _received = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All lines of all clients; the body decoded where it is base64.</summary>
    public string Received
    {
        get
        {
            lock (_received) return _received.ToString();
        }
    }

    public static MailServer Start()
    {
        var server = new MailServer();
        server._listener.Start();
        _ = server.AcceptAsync();
        return server;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) await ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var inData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_received) _received.Append(line).Append('\n');
            if (inData && line != ".") continue;
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" => "250 here",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            inData = line.Equals("DATA", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("221", StringComparison.Ordinal)) return;
        }
    }
}
