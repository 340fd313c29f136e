using System;
using System.IO;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>Opens text files, in UTF-8, for cmdlets; what prevents it ends the cmdlet with an error that names the path.</summary>
internal static class TextFile
{
    public static StreamWriter Open(PSCmdlet cmdlet, string path, bool append, bool noClobber) =>
        Do(cmdlet, path, full =>
        {
            var mode = append ? FileMode.Append : noClobber ? FileMode.CreateNew : FileMode.Create;
            return new StreamWriter(new FileStream(full, mode, FileAccess.Write, FileShare.Read));
        });

    public static StreamReader Read(PSCmdlet cmdlet, string path) => Do(cmdlet, path, full => new StreamReader(full));

    public static string FullPath(PSCmdlet cmdlet, string path) => cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    private static T Do<T>(PSCmdlet cmdlet, string path, Func<string, T> open)
    {
        var full = FullPath(cmdlet, path);
        try
        {
            return open(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var category = exception is UnauthorizedAccessException ? ErrorCategory.PermissionDenied
                : exception is FileNotFoundException or DirectoryNotFoundException ? ErrorCategory.ObjectNotFound
                : ErrorCategory.OpenError;
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "FileOpenFailure", category, full));
            throw;
        }
    }
}
