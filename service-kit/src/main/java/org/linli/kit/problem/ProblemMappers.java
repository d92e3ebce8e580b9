package org.linli.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.linli.kit.consume.TransientFault;
import org.linli.kit.state.Refused;

/** Turns every way a request can fail into a problem body; nothing else answers with an error. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    public Response problem(Problem problem, HttpHeaders headers) {
        return answer(problem, headers);
    }

    @ServerExceptionMapper
    public Response refused(Refused refused, HttpHeaders headers) {
        return answer(refused.asProblem(), headers);
    }

    // The second class is named because the framework brings a mapper of its own for exactly that one.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException unreadable, HttpHeaders headers) {
        Problem problem = Problem.of(CommonProblem.MALFORMED_BODY);
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                    .collect(Collectors.joining("."));
            problem.field(field, "type", "类型或格式不正确", "wrong type or format");
        } else {
            var at = unreadable.getLocation();
            String where = at == null ? "" : " " + at.getLineNr() + ":" + at.getColumnNr();
            problem.detail("不是有效的 JSON" + where, "Not valid JSON" + where);
        }
        return answer(problem, headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response notSignedIn(HttpHeaders headers) {
        return answer(Problem.of(CommonProblem.NOT_SIGNED_IN).header("WWW-Authenticate", "Bearer"), headers);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused, HttpHeaders headers) {
        return answer(
                Problem.of(CommonProblem.NOT_ALLOWED).detail("您的角色不能进行此操作", "Your role does not allow this"), headers);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failed, HttpHeaders headers) {
        Throwable cause = failed.getCause();
        if (cause instanceof JsonProcessingException unreadable) {
            return json(unreadable, headers);
        }
        int status = failed.getResponse().getStatus();
        for (CommonProblem type : CommonProblem.values()) {
            if (type.status() == status) {
                return answer(Problem.of(type), headers);
            }
        }
        return status < 400 ? failed.getResponse() : unexpected(failed, headers);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable fault, HttpHeaders headers) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return answer(problem, headers);
            }
            if (cause instanceof Refused refused) {
                return answer(refused.asProblem(), headers);
            }
            if (cause instanceof TransientFault || Faults.isTransient(cause)) {
                LOG.warnf(
                        "Something this service stands on is away or has not arrived: %s",
                        cause.getClass().getName());
                return answer(Problem.of(CommonProblem.UNAVAILABLE).header("Retry-After", "5"), headers);
            }
        }
        LOG.error("A request failed unexpectedly", fault);
        return answer(Problem.of(CommonProblem.INTERNAL), headers);
    }

    /** The answer to one problem, in the language of the request. */
    public static Response answer(Problem problem, HttpHeaders headers) {
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language == Language.EN ? "en" : "zh")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(ProblemBody.of(problem, language));
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}
